# Reading aloud.
aloud = こえで よむ
aloud_stop = とめる
aloud_pause = すこし とめる
aloud_go = つづける
aloud_usual = ふつうの はやさ
aloud_slow = ゆっくり
aloud_slower = もっと ゆっくり
aloud_louder = おとを おおきく
aloud_lower = おとを ちいさく
aloud_close = とじる
aloud_only_headphones = ここは ヘッドホンだけで よめます。ヘッドホンを さして、もういちど おしてください。
aloud_other_language = こえで よめるのは にほんごだけです。
aloud_not_heard = いま おとが でません。スタッフに いってください。
aloud_overheard = まわりの ひとにも きこえます。こえで よみますか。
aloud_yes = よむ
aloud_welcome = ヘッドホンで あんないします。がめんを みなくても つかえます。
