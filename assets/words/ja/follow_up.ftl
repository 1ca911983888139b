# Title, and the door to it.
follow_up = お問い合わせの控え
# On the door.
follow_up_note = 名前を 言わずに 窓口へ きく
# The other page, and the door to it.
see_reply = 返事を見る
# First picture.
follow_up_write = 聞きたいことを 書く。書かなくても できます。
# Second picture.
follow_up_print = 番号の紙が 出ます。お名前は 聞きません。
# Third picture.
follow_up_read = その番号で、あとから 返事を 読みます。
# For whoever cannot wait.
follow_up_hurry = 急ぐときは すぐ話せる所へ
# What it is not (PRIVACY P10).
follow_up_not = すぐには 読めません。急ぐときの 窓口でも、医療の相談や カウンセリングでも ありません。
# What identifies all the same (PRIVACY P10).
follow_up_cameras = 建物の防犯カメラや、書いたことから、あなただと 分かることが あります。
# What law may ask (PRIVACY P17).
follow_up_law = いのちや 虐待に かかわるときは、法律により 関係する所に 知らせることが あります。
# Above the kinds.
follow_up_what = 何についてですか
# Where no date is known.
follow_up_no_day = 窓口の開設日が 分からないので、いまは 出せません。
# Where else to ask.
follow_up_elsewhere = 12階の窓口で、お名前を 言わずに 聞くことも できます。
# Title of the writing page.
follow_up_text = 書きたいことが あれば
# Hint (PRIVACY P1).
follow_up_hint = 名前や 電話番号は 書かないでください
# What becomes of the words.
follow_up_sealed = 書いたことは 窓口の職員だけが 読めます。この端末には 残りません。
# Without words.
follow_up_skip = 書かずに 進む
# With words.
follow_up_next = 次へ
# Title of the paper's page.
follow_up_paper = この形の紙が 出ます
# Under it.
follow_up_specimen = 番号は 見本です。本当の番号は 紙だけに 印刷されます。
# The button.
follow_up_make = 紙を つくる
# While it is made.
follow_up_making = 紙を つくっています
# What to do meanwhile.
follow_up_making_note = 紙が 出たら、そのまま お取りください。
# The question after a paper.
follow_up_taken_ask = 紙を 取りましたか
# Why it is asked.
follow_up_taken_note = 返事は この紙の番号だけで 読めます。紙は 作り直せません。
# The question where nobody knows.
follow_up_unsure_ask = 紙は 出ましたか
# Why it is asked.
follow_up_unsure_note = プリンターの答えが ありません。出ていなければ、番号を 使えなくして、新しい紙を つくれます。
# Yes.
follow_up_yes = はい、取りました
# No.
follow_up_no = いいえ・読めません
# While the answer is written down.
follow_up_settling = 書きとめています
# Done.
follow_up_done = 受け付けました
# What to do with the paper.
follow_up_done_note = 番号の下半分は、人に 見せないでください。
# A paper that counts no longer.
follow_up_void = その紙の番号は 使えなくしました
# What can be done.
follow_up_void_note = 書いたことも 送っていません。新しい紙を つくれます。
# It could not be made.
follow_up_lost = 紙を つくれませんでした
# One in a visit, six in ten minutes.
follow_up_enough = いまは これ以上 つくれません。しばらくしてから、または 12階の窓口へ どうぞ。
# Above the numbers.
reply_ask = 紙の 受付番号（8けた）と ひらく番号（20けた）を 入れてください
# While it is asked.
reply_asking = さがしています
# Nothing opened.
reply_nothing = この番号では 開けませんでした。番号を 確かめてください。
# Why it may be.
reply_nothing_note = 90日を 過ぎたもの、消したもの、まだ 届いていないものは 開けません。
# No way to the office.
reply_unreachable = いまは 窓口に つながりません。あとで もう一度 ためしてください。
# Nothing came yet.
reply_none_yet = 返事は まだです。
# A message of another key.
reply_unreadable = この文は 読めませんでした。
# Erases.
reply_erase = 消す（元に戻せません）
# The question before it.
reply_erase_ask = ぜんぶ 消しますか。元に 戻せません。
# No.
reply_keep = 消さない
# Done.
reply_erased = 消しました
# For whoever holds a paper of nothing.
reply_erased_note = この紙の番号は もう 使えません。
# No message was written.
reply_empty = （何も 書かずに 出しました）
# What an enquiry is about, a button: looking for a group.
follow_up_kind_looking = さがしている
# Wants to start a group.
follow_up_kind_starting = つくりたい
# How to run a group.
follow_up_kind_running = 運営の相談
# Anything else.
follow_up_kind_other = そのほか
# When the desk will read it, and about when the reply will be there.
read_on = 読むのは { $read }です。返事は { $reply }ごろの 予定です。
# Nobody is at the desk until then.
away_until = 窓口は { $date }まで 不在です。
# Characters that can still be written.
chars_left = あと { $count }字 書けます
# No enquiry slip can be printed.
no_follow_up_slip = いまは 控えの紙を 出せません。
# The same with the reason. $why: one of the printer_ messages, without a full stop.
no_follow_up_slip_because = いまは 控えの紙を 出せません。{ $why }。
# Who wrote a message: the desk.
message_from_desk = 窓口から
# Who wrote a message: the visitor.
message_from_visitor = 書いたこと
# Above a message.
message_head = { $date }　{ $who }
# Until when the reply can be read.
readable_until = { $date }まで 見られます。
# What the office itself lost.
reply_lost = { $from }から { $until }までに 出た紙と、その間に 書かれたことは、機械の故障で なくなりました。申し訳ありません。12階の窓口か この画面で、もう一度 お聞きください。
# The numbers of the slip were wrong: seconds to wait.
paper_rests = 番号が 合いませんでした。あと { $secs }秒 待ってから、もう一度 どうぞ。
# For whoever hears it: how many digits of the slip's numbers are typed.
paper_digits_typed = 紙の番号 { $count }けたのうち { $filled }けた 入りました
reply_write = つづけて 書く
reply_not_written = 書かずに もどる
reply_send = 送る
reply_sent = 送りました
reply_full = この紙では これ以上 書けません。12階の窓口へ どうぞ。
reply_foreign = 控えの紙の 模様では ありません。番号を 入れてください。
