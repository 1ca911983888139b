# The page for children and young people, and the door to it.
young = こども・わかもの
young_sub = ひとりで きても いいところ
young_lead = なまえは ききません。なにを みたかは のこりません。
young_hide = みられたくないときは、「がめんを かくす」を おしてください。
young_lines = すぐ はなせる ところ
young_more_lines = ほかの はなせる ところ
young_danger = あぶないときは 119（きゅうきゅう）・110（けいさつ）
young_groups = なかまの グループ
young_no_groups = わかい ひとの グループは、いま みつかっていません。うけつけの ひとが いっしょに さがします。
young_write = かいて きく
young_write_slow = すぐには よめません。
young_write_law = あぶないときは、おとなに つたえることが あります。
young_write_do = かいて きく
young_people = ここに いる おとな
young_leaflets = おしらせの かみを みる
young_kana = ひらがなで よむ
