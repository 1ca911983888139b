# The page, and the door to it.
begin = グループを つくる・つづける
# On the door.
begin_sub = はじめ方・部屋・助成金
# Under the title.
begin_lead = ひとりからでも はじめられます。急がなくて かまいません。
# Above the steps.
begin_steps = 5つの 段どり
begin_step_1 = だれと 何のために 集まるかを、ひとことで 書いてみます。
begin_step_2 = 仲間を さがします。窓口が 間に入ります。
begin_step_3 = 集まる場所と 日を 決めます。
begin_step_4 = はじめての会の 用意を します。
begin_step_5 = 知らせて、つづけます。つかれたら 休んで かまいません。
# Above what to have ready, each behind a box to tick.
begin_list = はじめての会までに
begin_check_1 = ここでの約束（聞いた話は 持ち出さない・名前は 言わなくてよい）
begin_check_2 = はじめの言葉と、おわりの時間
begin_check_3 = 席・飲みもの・入口の目印
begin_check_4 = 話さなくても、とちゅうで 帰っても よいと 伝えること
begin_check_5 = 進める人が つかれたとき、代わる人
begin_check_6 = こまったときの 連絡先（窓口・すぐ話せる所）
# Where a group meets.
begin_room = 集まる部屋
begin_room_how = 「グループの部屋」は、利用登録をした グループが 予約して 使います。登録のしかたは 12階の窓口で おたずねください。
# How a leaflet gets onto the rack.
begin_leaflets_how = チラシを 置きたいときは、12階の窓口に 持ってきてください。顔や 電話番号が のるときは、その人に 確かめてからに します。
# Looking for others: through the desk alone.
begin_peers = 仲間さがし
begin_peers_how = 同じ思いの人と つながりたいときは、窓口が 間に入ります。お名前や 連絡先が この画面に 出ることは ありません。
# Money that is not paid back.
begin_grants = 助成金（返さなくてよい お金）
# None is known.
begin_no_grants = お知らせできる 助成金は、いま 見つかっていません。窓口で おたずねください。
# The button that leads to the enquiry slip.
begin_ask = つくりたい・運営の相談
# Under it.
begin_ask_how = お名前を 聞かずに、書いて たずねられます。返事は 番号で 見られます。
# Leads to the paper.
print_begin = この手引きを 紙で
# Everything groups can use.
resources = グループの資源
# What there is.
resources_sub = お金・場所・道具・印刷・学び・保険
# Until when one can apply. $date: the message date.
deadline_is = しめきり { $date }
# Too late to apply.
deadline_over = 受付は 終わりました（{ $date }まで）
# Kinds of resources.
resource_grant = 助成金
resource_place = 集まる場所
resource_equipment = 道具
resource_printing = 印刷
resource_training = 研修・学び
resource_insurance = 保険
resource_support = 通訳・手助け
# Ways to the desks.
desks_by_place = 市町村から
desks_by_matter = 困りごとから
