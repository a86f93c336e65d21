"""The head of a JPEG file, read without drawing it: what platforms look at first."""

from __future__ import annotations

from dataclasses import dataclass

_START = b"\xff\xd8"
_SCAN = 0xDA
_PROFILE = 0xE2
# Frame headers: baseline, extended, progressive, lossless; not tables (C4), JPG (C8), coding (CC).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


@dataclass(frozen=True, slots=True)
class Jpeg:
    """A JPEG's width and height in px, its channels, and its colour profile (empty: sRGB)."""

    width: int
    height: int
    channels: int
    profile: bytes = b""

    @property
    def srgb(self) -> bool:
        """Whether its colours are sRGB: three channels, and no other profile."""
        return self.channels == 3 and (not self.profile or b"sRGB" in self.profile)


def read_jpeg(data: bytes) -> Jpeg | None:
    """Return a JPEG's head, or None if the bytes are not a JPEG."""
    if data[:2] != _START:
        return None
    place, profile = 2, b""
    while place + 9 < len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        size = int.from_bytes(data[place + 2 : place + 4])
        body = data[place + 4 : place + 2 + size]
        if marker == _PROFILE and body.startswith(b"ICC_PROFILE\0"):
            profile += body[14:]
        if marker in _FRAMES:
            height, width = int.from_bytes(body[1:3]), int.from_bytes(body[3:5])
            return Jpeg(width, height, body[5], profile)
        if marker == _SCAN:
            return None
        place += 2 + size
    return None
