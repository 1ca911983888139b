"""Reads PWG Raster with the CUPS library and writes every page as a grey PGM file: FILE OUT-PREFIX."""

import ctypes
import os
import struct
import sys

# cups_page_header2_t begins like the header of a page in the file: width, height, bits and bytes a line lie there.
WIDTH, HEIGHT, BITS, LINE, SPACE = 372, 376, 388, 392, 400


def main(source: str, prefix: str) -> None:
    cups = ctypes.CDLL("libcups.so.2")
    cups.cupsRasterOpen.restype = ctypes.c_void_p
    cups.cupsRasterReadHeader2.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
    cups.cupsRasterReadPixels.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_uint]
    raster = cups.cupsRasterOpen(os.open(source, os.O_RDONLY), 0)
    if not raster:
        sys.exit("CUPS does not know this file")
    header, page = ctypes.create_string_buffer(4096), 0
    while cups.cupsRasterReadHeader2(raster, header):
        field = lambda at: struct.unpack_from("=I", header, at)[0]
        width, height, line = field(WIDTH), field(HEIGHT), field(LINE)
        if (field(BITS), field(SPACE), line) != (8, 18, width):
            sys.exit("the page is not grey")
        rows, row = bytearray(), ctypes.create_string_buffer(line)
        for _ in range(height):
            if cups.cupsRasterReadPixels(raster, row, line) != line:
                sys.exit("the page ends too early")
            rows += row.raw[:line]
        with open(f"{prefix}{page}.pgm", "wb") as out:
            out.write(b"P5 %d %d 255\n" % (width, height) + rows)
        page += 1
    if page == 0:
        sys.exit("there is no page")


main(sys.argv[1], sys.argv[2])
