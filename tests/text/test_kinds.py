"""Sections and sentences are told apart by their words."""

from __future__ import annotations

import pytest

from contentgen.text.kinds import about_article, advice, kind_of, safety, sales

HEADINGS = [
    ("Understanding Cupping", "what"),
    ("What Is Plantar Fasciitis?", "what"),
    ("How Does Cupping Work for Neck Pain?", "how"),
    ("What to Expect at Your First Visit", "how"),
    ("Efficacy and Evidence", "evidence"),
    ("What Does the Science Say?", "evidence"),
    ("Safety Notes", "safety"),
    ("Is It Safe?", "safety"),
    ("Possible Side Effects", "safety"),
    ("Who Should Avoid It", "safety"),
    ("Red Flags", "safety"),
    ("Benefits of Cupping for Neck Pain", "benefits"),
    ("How Physical Therapy Can Help", "benefits"),
    ("Conclusion", "close"),
    ("Key Takeaways", "close"),
    ("In Summary", "close"),
    ("Final Thoughts on Running", "close"),
    ("Looking for a Physio?", "sell"),
    ("Ready to Get Started?", "sell"),
    ("Book Your First Visit", "sell"),
    ("Work With Me", "sell"),
    ("Contact Us", "sell"),
    ("When to See a Doctor", "advice"),
    ("Who Should Try It", "advice"),
    ("Is It Right for You?", "advice"),
    ("5 Myths About Low Back Pain", "myth"),
    ("Fact or Fiction?", "myth"),
    ("Case Study: a Runner's Knee", "story"),
    ("What Our Patients Say", "quote"),
    ("Heat vs. Ice at a Glance", "table"),
    ("How to Foam Roll Your Calf", "steps"),
    ("Step 2: Roll Slowly", "steps"),
    ("Common Causes", "list"),
    ("Three Stretches for Tight Hips", "list"),
    ("Risk Factors", "list"),
    ("How Does It Work?", "how"),
    ("What Cupping Is", "what"),
    ("What We Know So Far", "evidence"),
    ("What Does Guidance Say?", "evidence"),
    ("Do I Need a Referral?", "other"),
    ("How Many Visits Will I Need?", "other"),
    ("Introduction", "intro"),
    ("Trigger Points", "other"),
    ("", "other"),
]


@pytest.mark.parametrize(("heading", "kind"), HEADINGS)
def test_headings(heading: str, kind: str) -> None:
    assert kind_of(heading, "", "en") == kind


def test_warnings_in_the_body_win_over_a_neutral_heading() -> None:
    body = "Side effects may include bruising. Stop if you feel faint."
    assert kind_of("A Few Notes", body, "en") == "safety"


def test_warnings_in_the_body_win_over_a_selling_frame() -> None:
    body = "bad reactions are rare. Call 911 in an emergency. Schedule a visit first."
    assert kind_of("Ready to Try It?", body, "en") == "safety"


def test_ready_to_sells_only_if_the_body_does() -> None:
    assert kind_of("Ready to Run Again?", "Schedule a visit today.", "en") == "sell"
    assert kind_of("Ready to Run Again?", "Walk first, then jog.", "en") != "sell"


def test_the_body_speaks_where_the_heading_does_not() -> None:
    body = "One study had 40 participants. Another trial agreed."
    assert kind_of("Cupping", body, "en") == "evidence"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("¿Qué es la punción seca?", "what"),
        ("Eficacia e investigación", "evidence"),
        ("Efectos secundarios", "safety"),
        ("Beneficios de la punción seca", "benefits"),
        ("Conclusión", "close"),
        ("Cuándo acudir al médico", "advice"),
        ("Reserva tu cita", "sell"),
    ],
)
def test_spanish_headings(heading: str, kind: str) -> None:
    assert kind_of(heading, "", "es") == kind


def test_without_data_every_kind_is_other() -> None:
    assert kind_of("Nutzen und Risiken", "Es gibt Risiken.", "de") == "other"


def test_side_effects_among_what_trials_found_are_findings() -> None:
    found = "Most trials left out people over 80. Side effects were mild in 10 participants."
    assert kind_of("The limits", found, "en") == "evidence"
    assert kind_of("The limits", f"{found} Call 911 for chest pain.", "en") == "safety"
    assert kind_of("The limits", "Side effects were mild.", "en") == "safety"


def test_an_emergency_is_never_sales() -> None:
    assert not sales("If you have chest pain, do not book with us, call 911.", "en")
    assert not sales("Si tiene dolor en el pecho, no pida cita: llame a urgencias.", "es")
    assert sales("Spots fill up fast.", "en")


def test_signs_that_the_reader_does_not_have_are_no_warning() -> None:
    body = "Si no tiene señales de alarma, pruebe una pausa breve. Mire hacia un lado."
    assert kind_of("¿Qué movimientos puedo probar?", body, "es") != "safety"


def test_who_sends_a_reader_in_trouble_sells_nothing() -> None:
    assert not sales("If it gets much worse, call us and don't wait.", "en")
    assert not sales("Book a visit if the pain has lasted more than a month.", "en")
    assert not sales("Here is how it usually goes at our practice.", "en")
    assert not sales("Pida cita pronto con su médico si tiene fiebre.", "es")
    assert sales("Call us and we will find a time.", "en")
    assert sales("Check out our services if you are interested.", "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Anyone whose pain lasts should seek care from a licensed physical therapist.",
        "Talk to your doctor first.",
        "If pain lasts, see a physical therapist.",
        "You should always consult a qualified practitioner.",
        "Severe pain needs medical attention.",
    ],
)
def test_advice(sentence: str) -> None:
    assert advice(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "As a physical therapist, I see many runners.",
        "Needles are placed by the therapist.",
        "Neck pain can affect anyone.",
        "My doctor friends see this often.",
    ],
)
def test_no_advice(sentence: str) -> None:
    assert not advice(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Side effects may include soreness.",
        "Complications are rare.",
        "Stop if you feel dizzy.",
        "Go to the emergency room.",
        "Avoid deep squats at first.",
        "There is a risk of infection.",
    ],
)
def test_safety(sentence: str) -> None:
    assert safety(sentence, "en")


@pytest.mark.parametrize(
    "sentence", ["Strength work can reduce the risk of falls.", "The calf has two muscles."]
)
def test_no_safety(sentence: str) -> None:
    assert not safety(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "In this blog, we’ll explore the options.",
        "Read on to learn more.",
        "As we discussed, load matters.",
        "In this post I share my plan.",
        "Let's dive in.",
    ],
)
def test_about_the_article(sentence: str) -> None:
    assert about_article(sentence, "en")


def test_not_about_the_article() -> None:
    assert not about_article("Neck pain can affect anyone.", "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "Schedule a virtual visit here.",
        "Check out my services.",
        "Follow along for free content.",
        "Contact us today.",
        "Book your session now.",
    ],
)
def test_sales(sentence: str) -> None:
    assert sales(sentence, "en")


def test_no_sales() -> None:
    assert not sales(
        "Anyone whose pain lasts should seek care from a licensed physical therapist.", "en"
    )
    assert not sales("Rest and reading a book may help.", "en")
