# The enquiry slip, and reading the reply. What is promised here is kept elsewhere, and no more is promised.
follow_up = Comprobante de pregunta
follow_up_note = Preguntar a la ventanilla sin decir el nombre
see_reply = Ver la respuesta
follow_up_write = Escriba lo que quiere preguntar. También puede no escribir.
follow_up_print = Sale un papel con números. No preguntamos su nombre.
follow_up_read = Con esos números, usted lee la respuesta después.
follow_up_hurry = Si es urgente: hablar con alguien ahora
follow_up_not = No se lee de inmediato. No es una ventanilla para urgencias, ni orientación médica, ni asesoramiento psicológico.
follow_up_cameras = Las cámaras de seguridad del edificio, o lo que usted escriba, pueden mostrar que es usted.
follow_up_law = En casos relacionados con la vida o con maltrato, podemos, por ley, informar a las instituciones correspondientes.
follow_up_what = ¿Sobre qué es?
follow_up_no_day = No sabemos qué días abre la ventanilla, por eso ahora no se puede emitir.
follow_up_elsewhere = También puede preguntar en la ventanilla del piso 12 sin decir el nombre.
follow_up_text = Si quiere escribir algo
follow_up_hint = No escriba nombres ni números de teléfono
follow_up_sealed = Solo el personal de la ventanilla puede leer lo que usted escribe. No queda en esta terminal.
follow_up_skip = Seguir sin escribir
follow_up_next = Siguiente
follow_up_paper = Sale un papel así
follow_up_specimen = Los números son un ejemplo. Los números verdaderos se imprimen solo en el papel.
follow_up_make = Hacer el papel
follow_up_making = Haciendo el papel
follow_up_making_note = Cuando salga el papel, tómelo.
follow_up_taken_ask = ¿Tomó el papel?
follow_up_taken_note = La respuesta solo se puede leer con los números de este papel. El papel no se puede hacer de nuevo.
follow_up_unsure_ask = ¿Salió el papel?
follow_up_unsure_note = La impresora no responde. Si el papel no salió, se pueden anular los números y hacer un papel nuevo.
follow_up_yes = Sí, lo tomé
follow_up_no = No, o no se puede leer
follow_up_settling = Anotando
follow_up_done = Recibido
follow_up_done_note = No muestre a nadie la mitad de abajo de los números.
follow_up_void = Los números de ese papel quedaron anulados
follow_up_void_note = Lo que usted escribió tampoco se envió. Puede hacer un papel nuevo.
follow_up_lost = No se pudo hacer el papel
follow_up_enough = Ahora no se pueden hacer más. Intente dentro de un rato o vaya a la ventanilla del piso 12.
reply_ask = Ingrese el número de referencia (8 dígitos) y el número secreto (20 dígitos) del papel
reply_asking = Buscando
reply_nothing = No se pudo abrir con estos números. Verifique los números.
reply_nothing_note = Lo que tiene más de 90 días, lo que se borró o lo que aún no llegó no se puede abrir.
reply_unreachable = Ahora no hay conexión con la ventanilla. Intente de nuevo más tarde.
reply_none_yet = Todavía no hay respuesta.
reply_unreadable = No se pudo leer este mensaje.
reply_erase = Borrar (no se puede deshacer)
reply_erase_ask = ¿Borrar todo? No se puede deshacer.
reply_keep = No borrar
reply_erased = Borrado
reply_erased_note = Los números de este papel ya no se pueden usar.
reply_empty = (Enviado sin escribir nada)
follow_up_kind_looking = Busco un grupo
follow_up_kind_starting = Quiero crear un grupo
follow_up_kind_running = Cómo llevar un grupo
follow_up_kind_other = Otro asunto
read_on = Se leerá el { $read }. La respuesta está prevista para alrededor del { $reply }.
away_until = No hay nadie en la ventanilla hasta el { $date }.
chars_left = { $count ->
    [one] Queda { $count } carácter
   *[other] Quedan { $count } caracteres
}
no_follow_up_slip = Ahora no se puede emitir el comprobante de pregunta.
no_follow_up_slip_because = Ahora no se puede emitir el comprobante de pregunta. { $why }.
message_from_desk = De la ventanilla
message_from_visitor = Lo que usted escribió
message_head = { $date } · { $who }
readable_until = Se puede ver hasta el { $date }.
reply_lost = Por una avería de la máquina se perdieron las hojas impresas del { $from } al { $until } y lo que se escribió en esos días. Lo sentimos. Pregunte otra vez en la ventanilla del piso 12 o en esta pantalla.
paper_rests = Los números no coincidieron. Espere { $secs ->
    [one] { $secs } segundo
   *[other] { $secs } segundos
} más e intente de nuevo.
paper_digits_typed = Números del papel: { $filled } de { $count } dígitos
reply_write = Escribir más
reply_not_written = Volver sin escribir
reply_send = Enviar
reply_sent = Enviado
reply_full = Con este papel no se puede escribir más. Venga a la ventanilla del piso 12.
reply_foreign = Este no es el código de un comprobante de pregunta. Escriba el número.
