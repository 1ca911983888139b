# Plain Japanese: the signage.
touch_to_begin = さわると はじまります
event = イベント
leaflet = おしらせの かみ
group_speaks = グループの しょうかい
more_on_this_screen = この がめんで もっと みることが できます
moved = かわったことが あります
cancelled = やめました
closed_days = これからの やすみの ひ
no_closed_days = しばらく やすみの ひは ありません
welcome = ここは どんな ところ？
welcome_meet = おなじ けいけんの ひとが あつまる「グループ」を さがせます
welcome_free = おかねも なまえも いりません
welcome_stay = みるだけでも いいです。すわって やすむだけでも いいです
notice_information = おしらせ
notice_closing = やすみ・じかんが かわります
notice_caution = きをつけてください
