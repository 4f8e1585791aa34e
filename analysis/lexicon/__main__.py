"""Take the digests of the word lists anew, after a change that is meant: `python -m analysis.lexicon`."""

from analysis import lexicon

if __name__ == "__main__":
    lexicon.renew()
