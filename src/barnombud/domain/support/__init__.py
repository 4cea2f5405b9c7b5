"""The one way in to support, what is offered, and the promises that come of it."""
