#!/usr/bin/env python3
"""Write english.bloom, the set of English words the spelling rules know, from SCOWL word lists.

    build.py LIST... > english.bloom

The lists shipped were made from /usr/share/dict/american-english-large and british-english-large of Debian's packages
wamerican-large and wbritish-large, version 2020.12.07-2 (licence: SCOWL.txt). Words with capitals or apostrophes are
left out. `word_set.rs` reads the file and must agree on the constants and on `places`.
"""
import sys

BITS = 163_840 * 8
PROBES = 8
MASK = (1 << 64) - 1


def digest(word):
    value = 0xCBF2_9CE4_8422_2325
    for byte in word.encode():
        value = (value ^ byte) * 0x0100_0000_01B3 & MASK
    value = (value ^ value >> 33) * 0xFF51_AFD7_ED55_8CCD & MASK
    return value ^ value >> 33


def places(word):
    value = digest(word)
    start, step = value & 0xFFFF_FFFF, value >> 32 | 1
    return [(start + probe * step) % BITS for probe in range(PROBES)]


def main():
    words = {line.strip() for path in sys.argv[1:] for line in open(path, encoding="utf-8")}
    words = {word for word in words if word.isalpha() and word.islower()}
    bits = bytearray(BITS // 8)
    for word in words:
        for place in places(word):
            bits[place // 8] |= 1 << place % 8
    sys.stdout.buffer.write(bits)
    print(f"{len(words)} words", file=sys.stderr)


main()
