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
