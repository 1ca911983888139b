# Calling staff without a sound, and what is honest to say of it.
call_staff = スタッフを よぶ
call_sub = おとは でません
call_how = おとは でません。12かいの スタッフに しらせます。わけは ききません。
call_kept = よんだことは かぞえません。スタッフが こたえると、きえます。5ふんでも きえます。
call_press = しずかに よぶ
call_asking = いま しらせています
call_heard = 12かいに とどきました。スタッフが きづくまで まってください。
call_coming = スタッフが いきます
call_coming_note = ここで まってください。
call_unanswered = まだ だれも きづいていません。したの ばんごうに でんわしてください。
call_unheard = 12かいに つながりません。だれにも とどいていません。したの ばんごうに でんわしてください。
call_not_staffed = いま 12かいに スタッフは いません。したの ばんごうに でんわしてください。
call_unsure = いま スタッフが いるか わかりません。したの ばんごうに でんわしてください。
call_by_phone = でんわ・ちかくの ひと
call_by_card = こえを だしたくないときは、かみを みせることも できます。
