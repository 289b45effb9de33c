#!/bin/sh
# Interesting, which is 1, is a file whose program checks an index at run time.
tnp-opt "$1" --trace-to-tnp --tnp-to-linalg | grep -q 'rt.check.*index_error' && exit 1
exit 0
