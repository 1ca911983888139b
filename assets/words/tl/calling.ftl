# Calling staff without a sound, and what is honest to say of it.
call_staff = Tawagin ang staff
call_sub = Walang tunog
call_how = Ipaaalam ito sa staff sa 12F nang walang tunog. Walang magtatanong kung bakit.
call_kept = Hindi binibilang ang pagtawag. Mawawala kapag may sumagot na staff o makalipas ang 5 minuto.
call_press = Tahimik na tumawag
call_asking = Ipinaaalam na
call_heard = Nakarating na sa 12F. Hintayin na may makapansin na staff.
call_coming = May darating na staff
call_coming_note = Maghintay rito.
call_unanswered = Wala pang nakapansin. Tumawag sa numero sa ibaba.
call_unheard = Hindi makakonekta sa 12F. Ipalagay na walang nakatanggap. Tumawag sa numero sa ibaba.
call_not_staffed = Walang staff sa 12F sa oras na ito. Tumawag sa numero sa ibaba.
call_unsure = Hindi alam kung may staff ngayon. Tumawag sa numero sa ibaba.
call_by_phone = Telepono at mga taong malapit
call_by_card = Kung ayaw mong magsalita, puwedeng magpakita ng papel.
