"""The desktop window: views, presenters and widgets."""
