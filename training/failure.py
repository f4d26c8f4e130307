"""How a command stops: one clear sentence, no stack trace."""

import sys


class Failure(Exception):
    """Something the user can put right; its text is the whole message."""


def run(main):
    """Runs `main()`; a Failure, a full disk or an interrupt ends in one sentence and exit code 1 (130)."""
    try:
        main()
    except Failure as failure:
        sys.exit(f"{sys.argv[0].rsplit('/', 1)[-1]}: {failure}")
    except OSError as error:
        sys.exit(f"{sys.argv[0].rsplit('/', 1)[-1]}: {error.filename or 'output'}: {error.strerror or error}")
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        sys.exit(130)
