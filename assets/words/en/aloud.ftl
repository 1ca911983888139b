# Reading aloud.
aloud = Read aloud
aloud_stop = Stop
aloud_pause = Pause
aloud_go = Go on
aloud_usual = Usual speed
aloud_slow = Slower
aloud_slower = Slower still
aloud_louder = Louder
aloud_lower = Quieter
aloud_close = Close
aloud_only_headphones = This page is read on headphones only. Plug headphones in, then press again.
aloud_other_language = Only Japanese can be read aloud. Sorry.
aloud_not_heard = There is no sound at the moment. Please tell the staff.
aloud_overheard = People nearby will hear it. Read it aloud?
aloud_yes = Read it
aloud_welcome = You are guided by headphones. You do not need to see the screen.
