# A group says that it is here, stays longer, or has gone.
number_ask = Ingrese el número de la reserva (4 dígitos)
number_wrong = El número no coincide. Ingréselo de nuevo.
arrival_ask = Al tocar el botón de abajo, también se avisa a la ventanilla.
arrival_keeping = Anotando
arrival_kept = Anotado. El aviso también llega a la ventanilla del piso 12.
arrival_lost = Ahora no se pudo anotar.
before_leaving = Antes de irse
to_rooms = Ver las salas
stay_longer = Quedarse más tiempo
stay_if_free = Si la ventanilla del piso 12 ya hizo una reserva para esa hora, esa reserva va primero.
gone = Ya salieron
presence_here = Ya llegamos
presence_gone = Ya salimos de la sala
may_stay_until = Pueden quedarse hasta las { $time }
group_at = Grupo de { $hours }: { $what }
stays_until = Extendido hasta las { $time }
came_at = Llegada: { $time }
left_at = Salida: { $time }
digits_typed = Número: { $filled } de { $count } dígitos
number_rests = El número no coincidió varias veces. Espere { $secs ->
    [one] { $secs } segundo
   *[other] { $secs } segundos
} más.
number_rests_minutes = El número no coincidió varias veces. Espere { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
} más.
tell_arrival_to_desk = Por favor, avise a la ventanilla del piso 12 ({ $extension }). La sala se puede usar según la reserva.
number_where = El número se le entregó al hacer la reserva. Si no lo sabe, pregunte en la ventanilla del piso 12 ({ $extension }).
walk_up = Usar ahora
walk_up_ask = Se puede usar sin reserva. No preguntamos el nombre. Al presionar el botón, esta sala queda en uso y la ventanilla también lo sabe.
walk_up_never = Ahora no hay una hora que se pueda usar.
walk_up_not_given = No se pudo dar esta hora.
walk_up_leaving = Si terminan antes, presione «Ya salimos de la sala» en «Salas hoy».
walk_up_until = Se puede usar hasta las { $time }
walk_up_of = { $room }: { $what }. { $until }
walk_up_was_not_given = No se pudo dar “{ $what }” desde las { $from }
walk_up_to_desk = La ventanilla del piso 12 ({ $extension }) busca con usted otra sala u otra hora.
