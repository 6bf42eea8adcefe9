"""``python -m diplograph``: the command line, where no script is on the path."""

from diplograph.cli import main

if __name__ == "__main__":
    main(prog_name="diplograph")
