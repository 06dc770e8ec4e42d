"""What the cache has and is good for, and what of it nobody needs any more (`factory cache`).

counts.py    how often builds found what they needed, here and at the remote cache
contents.py  how much there is of each kind
aging.py     removes what was not used for long
remote.py    what the remote cache says, and what it would be used for
"""
