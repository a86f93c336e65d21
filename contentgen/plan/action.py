"""The one thing that a viewer or reader is asked to do, said so that it works off the page."""

from __future__ import annotations

from contentgen.model.article import CallToAction
from contentgen.plan.take import Take
from contentgen.plan.voice import voice
from contentgen.text.typography import typeset


def button(of: Take) -> tuple[str, str]:
    """Return the action in two to five words, and its reference; no words if it has none.

    A button that points to its place on a page ("Book here") gives way to the practice's own, and
    the practice's own is not used in another language than it is in.
    """
    for call in (of.cta, of.brand.cta):
        text = typeset(call.button.strip().rstrip("."), of.lang)
        if text and not _foreign(of, call) and not of.voice.hears("says.page", text):
            return text, call.ref
    return "", of.cta.ref


def _foreign(of: Take, call: CallToAction) -> bool:
    return of.voice.known and call.ref == "brand" and voice(of.brand.lang).lang != of.voice.lang


def invitation(of: Take) -> tuple[str, str]:
    """Return what stands before the action, and its reference: no words that ask for another.

    Words that point to the page, or that ask for something themselves, are left out: there is one
    action, and the button names it.
    """
    text = typeset(of.cta.text.strip(), of.lang)
    points = of.voice.known and of.voice.hears("says.page", text)
    asks = of.voice.known and not text.endswith("?") and of.voice.hears("says.acts", text)
    fit = not (points or asks or _foreign(of, of.cta))
    return (text if fit else "", of.cta.ref)
