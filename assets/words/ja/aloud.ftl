# Reads the page aloud.
aloud = よみあげ
# Ends it.
aloud_stop = とめる
# Holds it.
aloud_pause = 一時停止
# Goes on.
aloud_go = つづける
# As people speak.
aloud_usual = ふつうの速さ
# Slower.
aloud_slow = ゆっくり
# Slower still.
aloud_slower = もっとゆっくり
# Louder.
aloud_louder = 音を大きく
# Less loud.
aloud_lower = 音を小さく
# Takes the note away.
aloud_close = とじる
# What belongs to one person.
aloud_only_headphones = ここは ヘッドホンでだけ 読めます。ヘッドホンを さして、もう一度 押してください。
# The voice speaks Japanese only.
aloud_other_language = 声に出して 読めるのは 日本語だけです。
# No sound.
aloud_not_heard = いま 音が 出ません。職員に お知らせください。
# Before a sensitive page is read to the room.
aloud_overheard = まわりの人にも 聞こえます。声に出して 読みますか。
# Yes to that.
aloud_yes = 読む
# The first words in headphones: said, not shown.
aloud_welcome = ヘッドホンで ご案内します。画面は 見なくても 使えます。
# Before a paper is made with headphones on: its numbers are heard, and how long they are kept for that.
numbers_ahead = ヘッドホンを さしたまま 紙を つくると、紙を 取るまで 番号を 声で 聞けます。そのあいだだけ、番号は この端末の メモリーにも あります。
# While somebody takes it: they can be heard.
numbers_here = ヘッドホンで 番号を 聞けます。「はい、取りました」を 押すか ヘッドホンを 抜くと、番号は この端末から 消えます。
# The button for hearing them again.
numbers_again = 番号を もう一度 聞く
# While somebody takes it who plugged headphones in too late.
numbers_late = 番号を 声で 聞けるのは、紙を つくる前から ヘッドホンを さしているときだけです。番号は 紙にだけ あります。
# Said before the digits of 受付番号.
numbers_locator = 受付番号は 8けたです。
# Said before those of ひらく番号.
numbers_secret = ひらく番号は 20けたです。
# Said behind them.
numbers_end = 番号は これで 終わりです。
