# The door.
books = 本
# Title of the shelf.
books_title = コーナーの本
# Under it.
books_note = ここで 読めます。名前は いりません。
# How the shelf is ordered.
books_by_theme = テーマで 見る
# The other way.
books_by_sound = 五十音で 見る
# Books under no theme.
books_without_theme = そのほかの本
# Nothing under a sound.
no_books_under = 「{ $row }」で はじまる本は、この棚では 見つかっていません。
# Who wrote it.
book_author = 著者
# Where it stands.
book_shelf = 棚の場所
# How it is borrowed.
book_borrowing = 借り方
# Languages it is written in.
book_languages = 本のことば
# It is there.
book_on_shelf = 棚に あります
# It is not there.
book_lent = 貸出中
# It never leaves the corner.
book_read_here = ここで 読む本
# Books of the same theme.
other_books = 同じテーマの本
# Above a book on the signage.
book_of_corner = コーナーの棚の本
# What an answer of the search is.
is_book = 本
# How many books there are.
books_count = { $count }冊
# The door, and the title of the board.
together = いっしょに やりたいこと
# Under it.
together_note = グループや人からの 提案です。返事は 12階の窓口を 通します。
# The board is empty.
no_proposals = いま 出ている提案は ありません。
# Those that look for somebody.
proposals_open = なかまを さがしています
# Those that go on.
proposals_going = すすんでいます
# A stage.
proposal_proposed = 提案
# A stage.
proposal_seeking = 相手さがし
# A stage.
proposal_preparing = 準備
# A stage.
proposal_under_way = 実施
# A stage.
proposal_looking_back = ふりかえり
# A stage.
proposal_spreading = ひろげる
# Who proposes it.
proposal_by = だれから
# Why.
proposal_aim = やりたいこと・目的
# What is sought.
proposal_seeks = さがしています
# What is given.
proposal_offers = できること
# When and where.
proposal_when = いつ・どこで
# Title of how one answers.
reply_through_desk = 返事は 窓口を 通します
# How one answers.
reply_through_desk_how = 12階の窓口か { $extension }で「{ $name }」のことと お伝えください。相手の連絡先は 画面に 出しません。
# The way to the follow-up slip.
reply_without_name = お名前を言わずに 窓口に きく
# Who has an idea too.
propose_too = やりたいことが あるときは、12階の窓口へ どうぞ。職員が 読んでから 出します。
# What an answer of the search is.
is_proposal = いっしょにやりたいこと
