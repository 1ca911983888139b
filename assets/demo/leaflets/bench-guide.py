"""ひと息ベンチ「参加のしおり」: two pages of A4 whose typefaces the file names and does not bring along. Fiction (見本)."""

import sys

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

INK, BLUE, PALE = HexColor("#2b2f38"), HexColor("#3f5f87"), HexColor("#e9eff6")
WIDTH, HEIGHT = A4
GOTHIC, MINCHO = "HeiseiKakuGo-W5", "HeiseiMin-W3"
for face in (GOTHIC, MINCHO):
    registerFont(UnicodeCIDFont(face))


def lines(page, top, words, size=15, face=MINCHO, left=64):
    page.setFillColor(INK)
    for number, line in enumerate(words):
        page.setFont(face, size)
        page.drawString(left, top - number * size * 1.75, line)
    return top - len(words) * size * 1.75


def heading(page, top, words):
    page.setFillColor(BLUE)
    page.rect(56, top - 5, 5, 22, stroke=0, fill=1)
    page.setFont(GOTHIC, 19)
    page.drawString(70, top, words)
    return top - 36


page = Canvas(sys.argv[1], pagesize=A4, invariant=True)
page.setTitle("参加のしおり")
page.setFillColor(PALE)
page.rect(0, HEIGHT - 230, WIDTH, 230, stroke=0, fill=1)
page.setFillColor(BLUE)
page.setFont(GOTHIC, 40)
page.drawString(64, HEIGHT - 120, "ひと息ベンチ")
lines(page, HEIGHT - 160, ["体の力が入りにくくなる病気の人と家族の会", "参加のしおり（見本）"], 15, GOTHIC)
top = heading(page, HEIGHT - 290, "どんな会ですか")
top = lines(page, top, [
    "患者の少ない病気の人と、その家族の会です。診断を待つ人も",
    "来ています。休み方や、職場への伝え方を持ち寄ります。",
    "治療のよしあしは、ここでは話しません。",
])
top = heading(page, top - 22, "いつ、どこで")
top = lines(page, top, [
    "第4土曜日 10時30分から12時まで。無料、申込みはいりません。",
    "15階のグループの部屋2。オンラインでも入れます。",
    "車いすで入れます。横になれる椅子が1つあります。",
])
top = heading(page, top - 22, "疲れる日もあります")
lines(page, top, [
    "途中で横になる人、顔を出してすぐ帰る人もいます。",
    "声が出にくい日は、紙に書いて話せます。",
])
lines(page, 60, ["ひと息ベンチ（見本）　1 / 2"], 10, GOTHIC)
page.showPage()
top = heading(page, HEIGHT - 110, "職場に伝えた言葉（会で出たもの）")
for said in ("「朝は力が入りません。10時からなら働けます」", "「見た目は変わりません。座って話させてください」",
             "「よくなったかは聞かないで、何を手伝えるか聞いてください」"):
    page.setFillColor(PALE)
    page.roundRect(56, top - 22, WIDTH - 112, 46, 10, stroke=0, fill=1)
    lines(page, top - 4, [said], 14, GOTHIC, 74)
    top -= 64
top = heading(page, top - 20, "オンラインで入るには")
top = lines(page, top, [
    "前の日までに、12階の窓口（電話 000-0000-1200）へ。",
    "「ひと息ベンチにオンラインで」と言ってください。",
    "お名前は、呼ばれたい名前でかまいません。",
])
top = heading(page, top - 22, "家族の方へ")
lines(page, top, ["いっしょに座っても、別の机で家族どうし話しても", "かまいません。その日に決めてください。"])
lines(page, 60, ["ひと息ベンチ（見本）　2 / 2"], 10, GOTHIC)
page.save()
