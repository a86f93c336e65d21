"""Turn one blog post of a physical-therapy practice into everything needed to publish it elsewhere."""

__version__ = "0.1.0"
