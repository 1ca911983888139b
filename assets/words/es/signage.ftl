# The signage, and the cards that stand when nobody is there.
touch_to_begin = Toque para empezar
event = Evento
leaflet = Folleto
group_speaks = Un grupo se presenta
more_on_this_screen = Vea más en esta pantalla
moved = Hay un cambio
cancelled = Se canceló
closed_days = Próximos días cerrados
no_closed_days = Por ahora no hay días cerrados
welcome = ¿Qué es este lugar?
welcome_meet = Aquí puede buscar “grupos” donde se reúnen personas con la misma experiencia
welcome_free = No hace falta pagar ni decir el nombre
welcome_stay = Puede solo mirar, o solo sentarse y descansar
notice_information = Aviso
notice_closing = Cierre, nuevo horario
notice_caution = Atención
