#!/bin/sh
# What is looked for: a program with an exp.
grep -q tnp.exp "$1" && exit 1
exit 0
