"""What can go wrong, told in one plain line."""


class ServiceError(Exception):
    """A service cannot be had; the message is the line a person reads."""
