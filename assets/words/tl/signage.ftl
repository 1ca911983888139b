# What the signage says to those who pass.
touch_to_begin = Pindutin para magsimula
event = Event
leaflet = Leaflet
group_speaks = Pagpapakilala ng grupo
more_on_this_screen = Makikita ang detalye sa screen na ito
moved = May pagbabago
cancelled = Kinansela
closed_days = Mga susunod na araw na sarado
no_closed_days = Walang araw na sarado sa mga susunod na araw
welcome = Anong lugar ito?
welcome_meet = Makakahanap dito ng self-help group, kung saan nagtitipon ang mga taong pareho ang karanasan
welcome_free = Hindi kailangan ng pera o pangalan
welcome_stay = Ayos lang na tumingin lang, o umupo lang at magpahinga
notice_information = Paunawa
notice_closing = Pagsara at pagbabago ng oras
notice_caution = Paalala
