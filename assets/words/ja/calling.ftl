# The page, and the ways to it.
call_staff = 職員をよぶ
# On the door of the simple Home.
call_sub = 音を 出さずに 知らせます
# What the button does.
call_how = 音を 出さずに、12階の職員に 知らせます。わけは 聞きません。
# What becomes of it.
call_kept = よんだことは 数えません。職員が 答えるか、5分たつと 消えます。
# The button.
call_press = しずかに よぶ
# On its way.
call_asking = いま 知らせています
# It stands on the desk’s screen.
call_heard = 12階に 届きました。職員が 気づくのを お待ちください。
# Somebody said that they come.
call_coming = 職員が 行きます
# Under it.
call_coming_note = ここで お待ちください。
# Minutes passed and nobody said so.
call_unanswered = まだ だれも 気づいていません。下の番号へ どうぞ。
# Nobody was reached.
call_unheard = 12階に つながりませんでした。だれにも 届いていないと 思ってください。下の番号へ どうぞ。
# Nobody is at the desk at this hour.
call_not_staffed = いま 12階に 職員は いません。下の番号へ どうぞ。
# Nobody knows the time.
call_unsure = いま 職員が いるか 分かりません。下の番号へ どうぞ。
# Above the numbers.
call_by_phone = 電話・近くの人へ
# For somebody who does not want to speak.
call_by_card = 声を 出したくないときは、紙を 見せることも できます。
