# Calling staff without a sound, and what is honest to say of it.
call_staff = Chamar a equipe
call_sub = Sem fazer barulho
call_how = Avisa a equipe do 12º andar sem fazer barulho. Ninguém pergunta o motivo.
call_kept = As chamadas não são contadas. Some quando a equipe responde ou após 5 minutos.
call_press = Chamar em silêncio
call_asking = Avisando agora
call_heard = Chegou ao 12º andar. Aguarde até a equipe notar.
call_coming = A equipe está vindo
call_coming_note = Aguarde aqui.
call_unanswered = Ninguém notou ainda. Ligue para um número abaixo.
call_unheard = Não deu para falar com o 12º andar. Considere que ninguém recebeu. Ligue para um número abaixo.
call_not_staffed = Não há equipe no 12º andar a esta hora. Ligue para um número abaixo.
call_unsure = Não se sabe se há alguém da equipe agora. Ligue para um número abaixo.
call_by_phone = Telefone e pessoas por perto
call_by_card = Se não quiser falar, pode mostrar um papel.
