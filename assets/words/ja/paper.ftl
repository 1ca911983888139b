# Leads to the paper of a page.
print_this = 紙に印刷する
# Leads to the numbers on paper.
print_numbers = 電話番号のメモを 印刷する
# Leads to the card to hold out.
print_card = はじめての方の 紙を 印刷する
# Leads to the meetings of the week on paper.
print_week = 今週の集まりを 印刷する
# The same where nothing prints, but an address can be given.
on_phone = スマホで見る
# Under the title of a paper.
as_shown = この紙が、このまま 出ます。
# Prints.
print = 印刷する
# Does not.
put_away = やめる
# A paper with the group's name.
with_name = 名前をのせる
# A paper without.
without_name = 名前をのせない
# What that means.
without_name_note = グループの名前も テーマも のせません。
# Several groups on one paper.
gather = ほかのグループと まとめる
# Takes it out again.
ungather = まとめから はずす
# The picture of a paper.
paper_picture = 出てくる紙
# It is being drawn.
paper_drawing = 紙を 用意しています
# It cannot be made.
paper_missing = この紙は、いま つくれません
# The printers have not answered yet.
paper_asking = プリンターを 確かめています
# On its way.
printing = 印刷しています
# What to do meanwhile.
printing_note = 紙が 出るまで、そのまま お待ちください。
# It came out.
printed = 紙を お取りください
# Papers are found.
printed_note = 置きわすれると、ほかの人の 目に ふれます。
# It did not.
not_printed = 印刷できませんでした
# Nobody knows.
paper_unsure = 紙が 出たか、分かりません
# What to do then.
paper_unsure_note = プリンターを 見てください。途中まで 出ていることが あります。
# The person knows: it did.
it_came = 紙は 出ました
# It did not, or not whole.
print_again = もういちど 試す
# As many as one visit prints.
slips_over = 一度に 印刷できるのは 5枚までです。ほかにも 必要な方は、12階の窓口へ どうぞ。
# Without a printer.
no_printer = この端末では 印刷できません。
# What the code is for.
code_instead = スマートフォンの カメラで 読みとると、案内の ページが 開きます。
# Where not even an address is known.
copy_instead = 12階の窓口で おたずねください。
# Back to where one was.
close = 前のページへ
# Why nothing can be printed. $why: one of the printer_ messages, without a full stop.
cannot_print = いまは 印刷できません。{ $why }。
# Nothing came out, and why.
nothing_came = 紙は 出ていません。{ $why }。
# How the printer is; no full stop.
printer_ready = 印刷できます
printer_paper_low = 印刷できます。紙が もうすぐ なくなります
printer_paper_out = 紙が ありません
printer_cover_open = プリンターの ふたが 開いています
printer_offline = プリンターが 止まっています
printer_unknown = プリンターの 様子が 分かりません
# Whom to tell about the printer.
tell_desk = 12階の窓口（{ $extension }）に 知らせてもらえると 助かります。
# Leads to the paper of several groups.
see_gathered = まとめた紙を見る（{ $count }グループ）
