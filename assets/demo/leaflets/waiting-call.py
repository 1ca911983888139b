"""待つ時間の会「電話の練習の回 ごあんない」: one page of A4 whose typefaces the file names and does not bring along. Fiction (見本)."""

import sys

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

INK, SAND, PALE = HexColor("#2f2a24"), HexColor("#8a5a17"), HexColor("#f6eedd")
WIDTH, HEIGHT = A4
GOTHIC, MINCHO = "HeiseiKakuGo-W5", "HeiseiMin-W3"
for face in (GOTHIC, MINCHO):
    registerFont(UnicodeCIDFont(face))


def lines(page, top, words, size=15, face=MINCHO, left=62, ink=INK):
    page.setFillColor(ink)
    for number, line in enumerate(words):
        page.setFont(face, size)
        page.drawString(left, top - number * size * 1.75, line)
    return top - len(words) * size * 1.75


def heading(page, top, words):
    page.setFillColor(SAND)
    page.setFont(GOTHIC, 19)
    page.drawString(62, top, words)
    page.setStrokeColor(SAND)
    page.setLineWidth(0.8)
    page.line(62, top - 7, WIDTH - 62, top - 7)
    return top - 34


def hourglass(page, x, y):
    page.setStrokeColor(SAND)
    page.setLineWidth(3)
    glass = page.beginPath()
    glass.moveTo(x, y + 90)
    glass.lineTo(x + 62, y + 90)
    glass.lineTo(x + 35, y + 45)
    glass.lineTo(x + 62, y)
    glass.lineTo(x, y)
    glass.lineTo(x + 27, y + 45)
    glass.close()
    page.setFillColor(PALE)
    page.drawPath(glass, stroke=1, fill=1)
    sand = page.beginPath()
    sand.moveTo(x + 8, y + 4)
    sand.lineTo(x + 54, y + 4)
    sand.lineTo(x + 31, y + 30)
    sand.close()
    page.setFillColor(SAND)
    page.drawPath(sand, stroke=0, fill=1)


page = Canvas(sys.argv[1], pagesize=A4, invariant=True)
page.setTitle("電話の練習の回 ごあんない")
lines(page, HEIGHT - 78, ["待つ時間の会（見本）"], 14, GOTHIC, 62, SAND)
lines(page, HEIGHT - 124, ["電話の練習の回"], 38, GOTHIC)
lines(page, HEIGHT - 166, ["ごあんない"], 24, GOTHIC)
hourglass(page, WIDTH - 140, HEIGHT - 175)
top = lines(page, HEIGHT - 222, [
    "「もしもし」の「も」が出るまで、みんなで待ちます。",
    "うまく話すための練習ではありません。出ないまま切る練習も、",
    "かけないで済ませる工夫も、いっしょにためします。",
])
top = heading(page, top - 26, "当日すること")
top = lines(page, top, [
    "一、二人ひと組で、机の上の古い電話機を使います。",
    "二、かける役、受ける役、砂時計を見る役を回します。",
    "三、砂が落ちきるまで、受ける役は黙って待ちます。",
    "四、終わったら、お茶を飲みます。感想は言わなくてかまいません。",
])
top = heading(page, top - 26, "日時と場所")
top = lines(page, top, [
    "水曜日　13時から15時まで（日にちは入口の札に書きます）",
    "15階のグループの部屋1。無料、申込みはいりません。",
    "18歳以上。見ているだけの日があってもかまいません。",
])
top = heading(page, top - 26, "連絡")
lines(page, top, [
    "電話は使いません。メール　matsu@jikan.example",
    "手紙　みほん県ボランティアセンター メールボックス12番",
])
page.save()
