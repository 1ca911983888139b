# Reading aloud.
aloud = Basahin nang malakas
aloud_stop = Ihinto
aloud_pause = Ihinto muna
aloud_go = Ituloy
aloud_usual = Karaniwang bilis
aloud_slow = Mas mabagal
aloud_slower = Mas mabagal pa
aloud_louder = Lakasan
aloud_lower = Hinaan
aloud_close = Isara
aloud_only_headphones = Sa headphones lang mababasa ang pahinang ito. Isaksak ang headphones, at pindutin ulit.
aloud_other_language = Hapon lang ang nababasa nang malakas. Paumanhin.
aloud_not_heard = Walang tunog ngayon. Pakisabi sa staff.
aloud_overheard = Maririnig din ito ng mga nasa paligid. Babasahin ba nang malakas?
aloud_yes = Basahin
aloud_welcome = Gagabayan ka sa headphones. Hindi kailangang tumingin sa screen.
