"""What a doer may raise to say how its failure is meant."""


class TransientError(Exception):
    """The outside world failed for now: try again later, by ``retry_after`` seconds if named."""

    def __init__(self, message: str, *, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class PermanentError(Exception):
    """Trying again cannot help: the job is parked at once with this reason."""
