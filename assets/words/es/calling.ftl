# Calling staff without a sound, and what is honest to say of it.
call_staff = Llamar al personal
call_sub = Sin hacer ruido
call_how = Avisa al personal del piso 12 sin hacer ruido. Nadie pregunta por qué.
call_kept = Las llamadas no se cuentan. Desaparece cuando el personal responde o a los 5 minutos.
call_press = Llamar en silencio
call_asking = Avisando ahora
call_heard = Ha llegado al piso 12. Espere a que el personal lo note.
call_coming = El personal ya viene
call_coming_note = Espere aquí.
call_unanswered = Nadie lo ha notado aún. Llame a un número de abajo.
call_unheard = No se pudo conectar con el piso 12. Piense que nadie lo recibió. Llame a un número de abajo.
call_not_staffed = A esta hora no hay personal en el piso 12. Llame a un número de abajo.
call_unsure = Ahora no se sabe si hay personal. Llame a un número de abajo.
call_by_phone = Teléfono y personas cercanas
call_by_card = Si no quiere hablar, puede mostrar un papel.
