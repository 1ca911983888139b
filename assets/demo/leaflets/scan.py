"""Turns a printed sheet into what a photocopier and an office scanner leave of it: grey pictures and no text. Fiction (見本).

scan.py SHEET.pdf SCAN.pdf
"""

import io
import pathlib
import random
import subprocess
import sys
import tempfile

from PIL import Image, ImageChops, ImageDraw, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 130
PAPER, SLOPE = 246, 0.55


def pages(pdf):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), "-png", pdf, f"{folder}/page"], check=True)
        for name in sorted(pathlib.Path(folder).iterdir()):
            yield Image.open(name).convert("L").copy()


def scanned(page, dice):
    """Askew, a little soft, with the grain of the glass and the shadow of the sheet's edge."""
    page = page.rotate(SLOPE, resample=Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.6))
    page = page.point(lambda grey: 26 + grey * (PAPER - 26) // 255)
    grain = Image.effect_noise(page.size, 7)
    page = ImageChops.add(page, grain, 1, -128)
    draw = ImageDraw.Draw(page)
    for _ in range(26):
        x, y, r = dice.randrange(page.width), dice.randrange(page.height), dice.choice((1, 1, 1, 2))
        draw.ellipse((x, y, x + r, y + r), fill=dice.randrange(90, 170))
    for at in range(14):
        draw.line((page.width - 1 - at, 0, page.width - 1 - at, page.height), fill=150 + at * 6)
    return page


dice = random.Random(7)
canvas = Canvas(sys.argv[2], pagesize=A4, invariant=True)
for page in pages(sys.argv[1]):
    jpeg = io.BytesIO()
    scanned(page, dice).save(jpeg, "JPEG", quality=58)
    canvas.drawImage(ImageReader(jpeg), 0, 0, *A4)
    canvas.showPage()
canvas.save()
