# A group says that it is here, stays longer, or has gone.
number_ask = Digite o número da reserva (4 dígitos)
number_wrong = O número não confere. Digite de novo.
arrival_ask = Ao tocar no botão abaixo, o balcão também é avisado.
arrival_keeping = Anotando
arrival_kept = Anotado. O aviso também chega ao balcão do 12º andar.
arrival_lost = Agora não foi possível anotar.
before_leaving = Antes de ir embora
to_rooms = Ver as salas
stay_longer = Ficar mais tempo
stay_if_free = Se o balcão do 12º andar já tiver feito uma reserva nesse horário, essa reserva vem primeiro.
gone = Já saíram
presence_here = Chegamos
presence_gone = Saímos da sala
may_stay_until = Podem ficar até as { $time }
group_at = Grupo de { $hours }: { $what }
stays_until = Estendido até as { $time }
came_at = Chegada: { $time }
left_at = Saída: { $time }
digits_typed = Número: { $filled } de { $count } dígitos
number_rests = O número não conferiu algumas vezes. Espere mais { $secs ->
    [one] { $secs } segundo
   *[other] { $secs } segundos
}.
number_rests_minutes = O número não conferiu algumas vezes. Espere mais { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}.
tell_arrival_to_desk = Por favor, avise o balcão do 12º andar ({ $extension }). A sala pode ser usada como reservada.
number_where = O número foi entregue a você na hora da reserva. Se não souber, pergunte no balcão do 12º andar ({ $extension }).
walk_up = Usar agora
walk_up_ask = Pode ser usada sem reserva. Não perguntamos o nome. Ao apertar o botão, esta sala fica em uso e o balcão também fica sabendo.
walk_up_never = Agora não há horário que possa ser usado.
walk_up_not_given = Este horário não pôde ser dado.
walk_up_leaving = Se terminar antes, aperte “Saímos da sala” em “Salas hoje”.
walk_up_until = Pode ser usada até as { $time }
walk_up_of = { $room }: { $what }. { $until }
walk_up_was_not_given = “{ $what }” a partir das { $from } não pôde ser dado
walk_up_to_desk = O balcão do 12º andar ({ $extension }) procura com você outra sala ou outro horário.
