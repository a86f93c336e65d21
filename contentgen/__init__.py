"""Turn one blog post of a physical-therapy practice into all that it takes to publish it."""

__version__ = "0.1.0"
