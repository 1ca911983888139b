# The page, and the door to it.
young = こども・わかもの
# On the door.
young_sub = ひとりで きても いいところ
# Under the title. ｜base《reading》 is a word with its reading, in the whole file.
young_lead = お｜名前《なまえ》は ｜聞《き》きません。｜何《なに》を ｜見《み》たかは のこりません。
# When somebody comes.
young_hide = だれかに ｜見《み》られたくないときは、「｜画面《がめん》をかくす」を おしてください。
# Above the lines for children.
young_lines = すぐ ｜話《はな》せるところ
# All the other lines.
young_more_lines = ほかの はなせる ところ
# When life is in danger.
young_danger = いのちが あぶないときは 119（きゅうきゅう）・110（けいさつ）
# Above the groups for the young.
young_groups = ｜仲間《なかま》のグループ
# None is listed.
young_no_groups = わかい｜人《ひと》のグループは、いま ｜見《み》つかっていません。12｜階《かい》の ｜人《ひと》が いっしょに さがします。
# Above the way to write.
young_write = ｜書《か》いて ｜聞《き》く
# Before writing: nobody reads at once.
young_write_slow = すぐには ｜読《よ》めません。
# Before writing: what may be told to others.
young_write_law = あぶないときは、おとなに つたえることが あります。
# The button.
young_write_do = かいて きく
# Above the grown-ups one can call.
young_people = ここに いる おとな
# The button to the rack.
young_leaflets = チラシを みる
# The button that shows every page in plain words without kanji.
young_kana = ぜんぶ ひらがなで よむ
