### كلمات كل جواب بالعربية، بصيغة Fluent (projectfluent.org).
### كل رسالة هنا لها نظيرتها في en.ftl بالقيم نفسها، ولا تحمل أي رسالة رموز HTML.

## التواريخ

month-1 = كانون الثاني
month-2 = شباط
month-3 = آذار
month-4 = نيسان
month-5 = أيار
month-6 = حزيران
month-7 = تموز
month-8 = آب
month-9 = أيلول
month-10 = تشرين الأول
month-11 = تشرين الثاني
month-12 = كانون الأول
date-day = { $day } { $month } { $year }
date-month = { $month } { $year }
date-days =
    { $adjacent ->
        [yes] { $first } و{ $last } { $month } { $year }
       *[no] من { $first } إلى { $last } { $month } { $year }
    }
date-span = من { $from } إلى { $to }

## قطع تستعملها رسائل أخرى

within =
    { $within ->
        [0] في اليوم نفسه
        [one] بفارق يوم واحد على الأكثر
        [two] بفارق يومين على الأكثر
        [few] بفارق { $within } أيام على الأكثر
        [many] بفارق { $within } يوما على الأكثر
       *[other] بفارق { $within } يوم على الأكثر
    }
killed =
    { $n ->
        [zero] بلا قتلى
        [one] قتيل واحد
        [two] قتيلان
        [few] { $n } قتلى
        [many] { $n } قتيلا
       *[other] { $n } قتيل
    }
killed-at-least = { killed } على الأقل
killed-range = من { $low } إلى { $n } من القتلى
wounded =
    { $n ->
        [zero] بلا جرحى
        [one] جريح واحد
        [two] جريحان
        [few] { $n } جرحى
        [many] { $n } جريحا
       *[other] { $n } جريح
    }
wounded-at-least = { wounded } على الأقل
wounded-range = من { $low } إلى { $n } من الجرحى
casualties =
    { $n ->
        [zero] بلا قتلى أو جرحى
        [one] قتيل أو جريح واحد
        [two] اثنان بين قتيل وجريح
       *[other] { $n } بين قتيل وجريح
    }
toll-unknown = بلا حصيلة معلنة
place-unknown = مكان غير مذكور
what-unknown = حادث
# أنواع الأحداث بلغة الصحف، بحسب تسميات دليل الترميز.
what-armed-clash = هجوم مسلح أو اشتباك
what-government-regains-territory = استعادة القوات الحكومية أراضي
what-non-state-actor-overtakes-territory = سيطرة جماعة مسلحة على أراض
what-suicide-bomb = تفجير انتحاري
what-remote-explosive-landmine-ied = تفجير
what-air-drone-strike = غارة جوية
what-shelling-artillery-missile-attack = قصف
what-grenade = هجوم بقنبلة يدوية
what-chemical-weapon = هجوم بمواد كيميائية
what-attack = هجوم على عزّل
what-abduction-forced-disappearance = خطف
what-sexual-violence = عنف جنسي
what-mob-violence = عنف جماعي
what-violent-demonstration = تظاهرة عنيفة
what-peaceful-protest = احتجاج سلمي
what-protest-with-intervention = فضّ احتجاج
what-excessive-force-against-protesters = قوة ضد محتجين
what-arrests = اعتقالات
what-agreement = اتفاق
what-disrupted-weapons-use = ضبط أسلحة أو إبطالها
what-looting-property-destruction = نهب أو تدمير
what-non-violent-transfer-of-territory = تسليم أراض
what-headquarters-or-base-established = إقامة مقر
what-change-to-group-activity = تغيّر في جماعة
what-other = حدث آخر
what-battles = قتال
what-explosions-remote-violence = تفجير أو قصف
what-violence-against-civilians = عنف ضد مدنيين
what-riots = شغب
what-protests = احتجاج
what-strategic-developments = حدث بلا قتال
place-in = { $place }، { $in }
side-of = { $actor } في { $place } ({ $n })
side-any = { $place } ({ $n })
short-name = { $place }، { $date }
incident-line = { $place }، { $date }: { $what }، { $toll }

## رأس الصفحة

skip = انتقل إلى الأجوبة
kicker = مصادفة أم تنسيق؟
published = مقال { $date }
articles-read =
    { $n ->
        [zero] لم يُقرأ أي مقال
        [one] قُرئ مقال واحد
        [two] قُرئ مقالان
        [few] قُرئت { $n } مقالات
        [many] قُرئ { $n } مقالا
       *[other] قُرئ { $n } مقال
    }
question-only = سؤال بلا مقال

headline-consistent-with-chance = هجمات { $a } و{ $b }: توقيتها لا يتعدّى ما تفسّره المصادفة
headline-more-than-chance = هجمات { $a } و{ $b }: تزامنٌ أكثر مما تفسّره المصادفة
headline-too-thin = هجمات { $a } و{ $b }: السجل أقل من أن يُبنى عليه جواب
headline-withheld = هجمات { $a } و{ $b }: لا يمكن إصدار حكم
headline-not-tested = لم يُختبر أي تزامن: لا يوجد ما يُقارَن
headline-no-events = لم يُختبر أي تزامن: ليس في البيانات ما يُقارَن

## الأجوبة الأربعة

ask-happened = ماذا حدث؟
ask-coordinated = هل كان هناك تنسيق؟
ask-sure = ما مدى التأكد من ذلك؟
ask-missing = ما الذي ينقص؟

happened-two = هجومان وُضعا جنبا إلى جنب:
happened-asked = يقارن السؤال كل الهجمات المسجلة في { $a } بكل الهجمات المسجلة في { $b }.
article-tells =
    { $articles ->
        [one] يروي المقال
        [two] يروي المقالان
       *[other] تروي المقالات
    }
happened-told =
    { $n ->
        [zero] لا { article-tells } حادثا معلوم المكان والزمان.
        [one] { article-tells } حادثا واحدا:
        [two] { article-tells } حادثين:
        [few] { article-tells } { $n } حوادث:
        [many] { article-tells } { $n } حادثا:
       *[other] { article-tells } { $n } حادث:
    }
happened-more =
    { $n ->
        [zero] ولا حوادث أخرى أدناه.
        [one] وحادث آخر أدناه.
        [two] وحادثان آخران أدناه.
        [few] و{ $n } حوادث أخرى أدناه.
        [many] و{ $n } حادثا آخر أدناه.
       *[other] و{ $n } حادث آخر أدناه.
    }

close-days =
    { $observed ->
        [zero] لم تقع قط هجمات في { $place-a } وأخرى في { $place-b } { within }
        [one] وقعت هجمات في { $place-a } وأخرى في { $place-b } { within } مرة واحدة
        [two] وقعت هجمات في { $place-a } وأخرى في { $place-b } { within } مرتين
        [few] وقعت هجمات في { $place-a } وأخرى في { $place-b } { within } { $observed } مرات
        [many] وقعت هجمات في { $place-a } وأخرى في { $place-b } { within } { $observed } مرة
       *[other] وقعت هجمات في { $place-a } وأخرى في { $place-b } { within } { $observed } مرة
    }
coordinated-consistent-with-chance = لا يُظهر السجل ذلك. { close-days }، والمصادفة وحدها تعطي نحو { $expected }.
coordinated-more-than-chance = ربما. { close-days }، والمصادفة وحدها تعطي نحو { $expected }. وقد يفعل سببٌ مشترك ما يفعله أمرٌ مشترك.
coordinated-too-thin = لا يمكن الجزم: عدد الهجمات الصالحة للاختبار { $a } في { $place-a } و{ $b } في { $place-b }، والاختبار يحتاج إلى { $needed } في كل ساحة.
coordinated-withheld = لا يمكن الجزم: الاختبار نفسه لا يعتد به في بيانات كهذه.
coordinated-unmeasured = { $verdict ->
        [more-than-chance] ربما: يجد الاختبار تزامنا أكثر مما تفسره المصادفة.
       *[other] لا يُظهر السجل ذلك.
    }
coordinated-no-incident = لم يُختبر شيء: لا يُروى حادث معلوم المكان والزمان.
coordinated-one-incident = لم يُختبر شيء: حادث واحد لا يتزامن مع نفسه.
coordinated-no-shared-actor = لم يُختبر شيء: لا ذكر لجماعة نشطت في بلدين أو محافظتين.
coordinated-no-events = لم يُختبر شيء: ليس في البيانات أي حدث لإحدى الساحتين.

sure-power =
    { $confidence ->
        [high] كبير: قلّما تفوت الاختبارَ صلة.
        [moderate] متوسط: قد تفوت الاختبارَ صلة.
       *[low] ضعيف: يسهل أن تفوت الاختبارَ صلة.
    } لو أن ردّا في { $b } أعقب فعلا { $effect } من كل 100 هجوم في { $a }، لكشف الاختبار ذلك في { $power } من كل 100 حالة.
sure-alarms =
    { $confidence ->
        [high] كبير.
        [moderate] متوسط.
       *[low] ضعيف.
    } في هجمات لا صلة بينها ولها الإيقاع نفسه، يطلق الاختبار إنذارا كاذبا في { $alarms } من كل 100 حالة.
sure-doubts = والشكوك في الحوادث نفسها تُبقي الحكم كما هو في { $same } % من { $draws } سحبة.
sure-unmeasured = ضعيف: لم يُقَس عدد مرات خطأ الاختبار في بيانات كهذه.
sure-none = معدوم: أي جواب سيكون تخمينا.
sure-untested = لا تثبت هذه الصفحة أي تنسيق ولا تنفيه.

missing-coverage = هجمات لم ينشرها أحد أو فاتت السجل، فتغطيته غير متساوية.
missing-gaps =
    { $n ->
        [zero] ولا فترة يغيب فيها عن السجل شيء من الساحتين.
        [one] وفي فترة واحدة لا يذكر السجل شيئا عن إحدى الساحتين.
        [two] وفي فترتين لا يذكر السجل شيئا عن إحدى الساحتين.
        [few] وفي { $n } فترات لا يذكر السجل شيئا عن إحدى الساحتين.
        [many] وفي { $n } فترة لا يذكر السجل شيئا عن إحدى الساحتين.
       *[other] وفي { $n } فترة لا يذكر السجل شيئا عن إحدى الساحتين.
    }
missing-vague =
    { $n ->
        [zero] لم يُستبعد أي هجوم لغموض تاريخه.
        [one] واستُبعد هجوم واحد لغموض تاريخه.
        [two] واستُبعد هجومان لغموض تاريخيهما.
        [few] واستُبعدت { $n } هجمات لغموض تواريخها.
        [many] واستُبعد { $n } هجوما لغموض التاريخ.
       *[other] واستُبعد { $n } هجوم لغموض التاريخ.
    }
missing-unreviewed =
    { $n ->
        [zero] ولا حادثة مما رُوي هنا بلا مراجعة.
        [one] وحادثة واحدة مما رُوي هنا غير مراجَعة: قرأها برنامج ولم يتحقق منها أحد.
        [two] وحادثتان مما رُوي هنا غير مراجَعتين: قرأهما برنامج ولم يتحقق منهما أحد.
        [few] و{ $n } حوادث مما رُوي هنا غير مراجَعة: قرأها برنامج ولم يتحقق منها أحد.
        [many] و{ $n } حادثة مما رُوي هنا غير مراجَعة: قرأها برنامج ولم يتحقق منها أحد.
       *[other] و{ $n } حادثة مما رُوي هنا غير مراجَعة: قرأها برنامج ولم يتحقق منها أحد.
    }
missing-unreviewed-events =
    { $n ->
        [zero] ولا حادثة في السجل بلا مراجعة.
        [one] وحادثة واحدة في السجل غير مراجَعة: قرأها برنامج ولم يتحقق منها أحد.
        [two] وحادثتان في السجل غير مراجَعتين: قرأهما برنامج ولم يتحقق منهما أحد.
        [few] و{ $n } حوادث في السجل غير مراجَعة: قرأها برنامج ولم يتحقق منها أحد.
        [many] و{ $n } حادثة في السجل غير مراجَعة: قرأها برنامج ولم يتحقق منها أحد.
       *[other] و{ $n } حادثة في السجل غير مراجَعة: قرأها برنامج ولم يتحقق منها أحد.
    }
missing-unreported = هجمات لم ينشرها أحد، وكل ما لم يُروَ هنا.

## الأقسام

section-series = يوما بيوم
section-rare = ما مدى ندرة هجومين كهذين؟
section-usual = ماذا كان الاختبار الشائع سيقول؟
section-lags = هل تسبق إحدى الساحتين الأخرى؟
section-choices = هل تغيّر خيارات أخرى الجواب؟
section-map = أين
section-calendar = الأيام التي نشطت فيها الساحتان
section-evidence = الأدلة كلمة كلمة
section-not-said = ما لا تقوله هذه الصفحة
section-change = ما الذي قد يغيّر الجواب
section-limits = حدود البيانات
section-method = كيف جرى الاختبار
section-reproduce = كيف تحصل على هذه الصفحة من جديد

## الرسوم

series-text = كل عمود يومُ هجمات، وكلما طال العمود زاد عدد القتلى. والخطوط تصل بين أيام تقاربت { within }.
series-key-scale =
    { $n ->
        [0] بلا قتلى
        [one] قتيل واحد
        [two] قتيلان
        [few] { $n } قتلى
        [many] { $n } قتيلا
       *[other] { $n } قتيل
    }
series-key-pair = يومان متقاربان
series-key-gap = لا بيانات: فجوة في السجل، لا هدوء
series-alt = صفان من الأعمدة على محور زمني واحد، { $from } إلى { $to }: في الأعلى { $a } من هجمات { $place-a }، وفي الأسفل { $b } من هجمات { $place-b }. عدد أزواج الأيام المتقاربة: { $pairs }.

rare-text = يقع هجومان بهذا الحجم أو أكبر { within } بالمصادفة: { $often }. { $seen }
rare-often-year =
    { $times ->
        [one] نحو مرة في السنة
        [two] نحو مرتين في السنة
        [few] نحو { $times } مرات في السنة
        [many] نحو { $times } مرة في السنة
       *[other] نحو { $times } مرة في السنة
    } (مجال 95 %: من { $low } إلى { $high })
rare-often-years =
    { $years ->
        [one] مرة كل سنة
        [two] مرة كل سنتين
        [few] مرة كل { $years } سنوات
        [many] مرة كل { $years } سنة
       *[other] مرة كل { $years } سنة
    } تقريبا (مجال 95 %: من { $low } إلى { $high })
rare-often-years-open = مرة كل { record-years } تقريبا (مجال 95 %: من { $low } فما فوق)
rare-never = لا يكاد يقع في سجل كهذا
rare-seen =
    { $n ->
        [zero] ولا يضم السجل في { record-years } أي حالة.
        [one] ويضم السجل في { record-years } حالة واحدة.
        [two] ويضم السجل في { record-years } حالتين.
        [few] ويضم السجل في { record-years } { $n } حالات.
        [many] ويضم السجل في { record-years } { $n } حالة.
       *[other] ويضم السجل في { record-years } { $n } حالة.
    }
record-years =
    { $years ->
        [one] سنة واحدة
        [two] سنتين
        [few] { $years } سنوات
        [many] { $years } سنة
       *[other] { $years } سنة
    }
rare-chance = احتمال حالة واحدة على الأقل في مدة كهذه: { $chance } من 100.
rare-size-both = حُسبت الهجمات التي قتلت { $a } أو أكثر في { $place-a }، و{ $b } أو أكثر في { $place-b }.
rare-size-a = حُسبت الهجمات التي قتلت { $a } أو أكثر في { $place-a }، والهجمات من أي حجم في { $place-b } حيث لا تُعرف حصيلة.
rare-size-b = حُسبت الهجمات التي قتلت { $b } أو أكثر في { $place-b }، والهجمات من أي حجم في { $place-a } حيث لا تُعرف حصيلة.
rare-size-any = حُسبت الهجمات من أي حجم، إذ لا تُعرف حصيلة.
rare-key = النقطة هي التقدير الأرجح، والشريط مجاله عند 95 %.
rare-alt = مقياس من مرة في الأسبوع إلى مرة في مئة سنة. تقع حالة كهذه بالمصادفة { $often }.
rare-tick-week = أسبوعيا
rare-tick-month = شهريا
rare-tick-year = سنويا
rare-tick-10 = 10 سنوات
rare-tick-100 = 100 سنة

usual-text = نثرُ أيام إحدى الساحتين عشوائيا على الفترة كلها، كما يُفعل كثيرا، يعطي p = { $shuffle }. لكنه يغفل أن الساحتين تعيشان حربا واحدة، تشتدان باشتدادها وتهدآن بهدوئها. أما الاختبار المستعمل هنا فيقارن السجل بنفسه عند كل فارق زمني آخر: p = { $p }.
usual-misleads = كان الاختبار الشائع سيضلل هنا: فهو يسمّي المصادفة صلة.
usual-agrees = يصل الاختباران هنا إلى الجواب نفسه.
usual-explain = القيمة p هي نسبة الحالات التي تعطي فيها المصادفة وحدها هذا العدد من الأزواج المتقاربة أو أكثر: { $p-hundred } من كل 100.
usual-zone = أكثر من مصادفة
usual-shuffle = الاختبار الشائع
usual-ours = هذا الاختبار
usual-alt = قيمتا p: { $shuffle } بالاختبار الشائع و{ $p } بالاختبار المستعمل هنا؛ وما دون 0.05 يُعدّ أكثر من مصادفة.

lags-text = ما فوق الخط الأعلى يزيد على المصادفة. إلى يسار الصفر: { $b } بعد { $a }.
lags-alt = توافق السلسلتين عند إزاحة من { $first } إلى { $last } يوما، مع حدود المصادفة. من دون إزاحة: { $zero }، والحد { $limit }. { $outside ->
        [zero] لا تتجاوز أي إزاحة الحد.
        [one] تتجاوز إزاحة واحدة الحد.
        [two] تتجاوز إزاحتان الحد.
        [few] تتجاوز { $outside } إزاحات الحد.
        [many] تتجاوز { $outside } إزاحة الحد.
       *[other] تتجاوز { $outside } إزاحة الحد.
    }
lags-axis = عدد أيام التأخر في { $b }

choices-text = كل خانة هي السؤال نفسه بمعنى آخر لكلمتي «متقارب» و«كبير». الأغمق: أندر بالمصادفة وحدها.
choices-alt = جدول فيه { $n } من الخيارات المعقولة. { $below ->
        [zero] لا يعطي أي منها قيمة p دون 0.05.
        [one] يعطي واحد منها قيمة p دون 0.05.
        [two] يعطي اثنان منها قيمة p دون 0.05.
        [few] تعطي { $below } منها قيمة p دون 0.05.
        [many] يعطي { $below } منها قيمة p دون 0.05.
       *[other] يعطي { $below } منها قيمة p دون 0.05.
    } والمصادفة وحدها تعطي مثلها في واحد من كل 20.
choices-alt-rate = جدول فيه { $n } من الخيارات المعقولة: حالات المصادفة في السنة بين { $low } و{ $high }.
choices-days =
    { $within ->
        [0] اليوم نفسه
        [one] يوم
        [two] يومان
        [few] { $within } أيام
        [many] { $within } يوما
       *[other] { $within } يوم
    }
choices-killed = { $place-a }: { $a ->
        [0] أي حصيلة
        [one] قتيل أو أكثر
        [two] قتيلان أو أكثر
        [few] { $a } قتلى أو أكثر
        [many] { $a } قتيلا أو أكثر
       *[other] { $a } قتيل أو أكثر
    }؛ { $place-b }: { $b ->
        [0] أي حصيلة
        [one] قتيل أو أكثر
        [two] قتيلان أو أكثر
        [few] { $b } قتلى أو أكثر
        [many] { $b } قتيلا أو أكثر
       *[other] { $b } قتيل أو أكثر
    }
choices-each =
    { $n ->
        [0] أي حصيلة
        [one] قتيل أو أكثر
        [two] قتيلان أو أكثر
        [few] { $n } قتلى أو أكثر
        [many] { $n } قتيلا أو أكثر
       *[other] { $n } قتيل أو أكثر
    } في كل ساحة
choices-any = أي حصيلة
choices-thin = قليل
choices-caption-p = قيمة p لكل خيار
choices-caption-rate = الأزواج المتقاربة التي تعطيها المصادفة وحدها في السنة

map-text = تكبر الدائرة بعدد القتلى؛ والحدّ المتقطع يدل على مكان معروف على وجه التقريب.
map-compared = والحلقتان العريضتان تدلان على الهجومين المقارَنين.
map-alt = خريطة عليها { $a } من هجمات { $place-a } و{ $b } من هجمات { $place-b }.
map-dropped =
    { $n ->
        [zero] رُسمت كل الهجمات حتى { $shown } في كل ساحة.
        [one] هجوم واحد أصغر لم يُرسم: رُسمت من كل ساحة الهجمات الأكثر قتلى وعددها { $shown }.
        [two] هجومان أصغر لم يُرسما: رُسمت من كل ساحة الهجمات الأكثر قتلى وعددها { $shown }.
        [few] { $n } هجمات أصغر لم تُرسم: رُسمت من كل ساحة الهجمات الأكثر قتلى وعددها { $shown }.
        [many] { $n } هجوما أصغر لم يُرسم: رُسمت من كل ساحة الهجمات الأكثر قتلى وعددها { $shown }.
       *[other] { $n } هجوم أصغر لم يُرسم: رُسمت من كل ساحة الهجمات الأكثر قتلى وعددها { $shown }.
    }
map-unplaced =
    { $n ->
        [zero] لكل الهجمات إحداثيات.
        [one] هجوم واحد بلا إحداثيات، وليس على الخريطة.
        [two] هجومان بلا إحداثيات، وليسا على الخريطة.
        [few] { $n } هجمات بلا إحداثيات، وليست على الخريطة.
        [many] { $n } هجوما بلا إحداثيات، وليست على الخريطة.
       *[other] { $n } هجوم بلا إحداثيات، وليست على الخريطة.
    }

calendar-text = كل مربع يوم وكل صف شهر؛ ولا تظهر إلا الأحداث التي عُرف يومها.
calendar-alt = تقويم، { $from } إلى { $to }: أيام الهجمات في الساحتين معا { $both }، وفي { $place-a } فقط { $a }، وفي { $place-b } فقط { $b }.
calendar-both = الساحتان معا
calendar-only = { $place } فقط
calendar-wave = موجة: مناطق عدة معا
waves-none = لا تبرز سلسلة أيام، من أسبوع أو أقل، نشطت فيها مناطق عدة معا من أصل { $n }: فأقوى سلسلة تبلغها المصادفة وحدها في { $p } من كل 100 سجل كهذا.
waves-some =
    { $n ->
        [zero] لا موجة بين { $of } من المناطق.
        [one] في مدة واحدة نشطت مناطق عدة معا، من أصل { $of }، أكثر مما يفسره إيقاع كل منها:
        [two] في مدتين نشطت مناطق عدة معا، من أصل { $of }، أكثر مما يفسره إيقاع كل منها:
        [few] في { $n } مدد نشطت مناطق عدة معا، من أصل { $of }، أكثر مما يفسره إيقاع كل منها:
        [many] في { $n } مدة نشطت مناطق عدة معا، من أصل { $of }، أكثر مما يفسره إيقاع كل منها:
       *[other] في { $n } مدة نشطت مناطق عدة معا، من أصل { $of }، أكثر مما يفسره إيقاع كل منها:
    }
wave = { $days }: { $places } (p = { $p })

## الأدلة

evidence-text = كل قيمة أدناه مأخوذة من الكلمات المعلَّمة في الاقتباس. اتبع أي رقم لتصل إلى هنا.
evidence-none = لم يُعط أي مقال؛ والجواب قائم على البيانات وحدها.
report-from = { $source }، { $date }
report-unsourced = مصدر غير مسمّى
report-says = نقلا عن { $who }
slot-date = متى
slot-place = أين
slot-killed = القتلى
slot-wounded = الجرحى
slot-actor1 = الفاعل
slot-actor2 = المستهدف
slot-what = ماذا
by-whom = الفاعل: { $names }
against-whom = المستهدف: { $names }
status-claimed = أعلنه طرف في النزاع وحده
status-disputed = متنازع عليه
status-foiled = أُحبط
background = ورد على سبيل الخلفية
aggregate = عدة هجمات بحصيلة واحدة
sources-differ = تختلف المصادر:
sources-toll = { $toll } ({ $source })
read-there = اقرأه في مصدره
compared-mark = قيد المقارنة

## ما لا تقوله

not-said-1 = لا تقول إن أحدا لم يخطط لشيء، بل تقول ما يمكن أن تُظهره التواريخ وحدها.
not-said-2 = تقارب التواريخ ليس برهانا على صدور أمر، وتباعدها ليس برهانا على غيابه.
not-said-3 = تتحدث عن جماعات وساحات، لا عن أشخاص أبدا.
change-power = سجل أطول أو أكمل: فبهذا العدد من الهجمات في السلسلة الأصغر ({ $events }) تبقى الصلات الضعيفة خفية.
change-cert = قياس عدد مرات خطأ هذا الاختبار في بيانات كهذه.
change-hours = ساعات الهجمات، أو أوامر، أو بيانات تبنٍّ، أو رسائل: أي أدلة غير التواريخ.
change-thin = مزيد من الهجمات المسجلة في الجهة الأقل عددا.

## البيانات والطريقة

limits-used = { $place }: استُعمل من الهجمات { $used }، في { $days } من الأيام؛ واستُبعد لغموض التاريخ { $vague }، ووقع خارج الفترة { $outside }.
limits-window = الفترة المقارَنة: من { $from } إلى { $to }.
limits-gap = { $place }: لا بيانات، { $days }
limits-excluded = استُبعد قبل الاختبار: { $why } ({ $n })
data-file = الملف
data-hash = SHA-256
data-events = الأحداث
data-licence = الرخصة
data-cite = صيغة الاستشهاد
data-origin = المصدر
method-plain = يُحسب لكل ساحة عدد الهجمات المعتاد في اليوم من الأيام المحيطة به ومن يوم الأسبوع. وما يزيد أو ينقص عنه، أي مفاجأة اليوم، يُقارَن بين الساحتين. فإن لم تلتق المفاجآت من دون فارق زمني أكثر مما تلتقي عند فوارق أخرى، فالمصادفة تفسر التزامن.
method-technical = الجزء التقني
method-p = قيمة p من جهة واحدة عند الفارق صفر، مقارنة ببقية الفوارق وعددها { $lags }: { $p }.
method-excess = الأزواج المتقاربة فوق المتوقع: { $excess } (مجال 95 %: من { $low } إلى { $high })؛ المشاهَد { $observed } والمتوقع { $expected }.
method-cert = فُحص على { $pairs } من الأزواج المصطنعة التي لا صلة بينها ولها الإيقاع نفسه: الإنذارات الكاذبة { $alarms } % عند مستوى { $level } % (مجال 95 %: من { $low } إلى { $high } %)؛ واكتُشفت الصلة في { $power } % حيث أعقب الردُّ { $effect } % من الهجمات.
method-doubts = سُحبت الشكوك في الحوادث (قراءتها ودمجها، وأي الأيام كان يومها) { $draws } مرة: بقي الحكم كما هو في { $same } % من السحبات؛ وكانت p في الوسط { $p }، وبين { $low } و{ $high } في 95 % منها.
method-no-doubts = لم يُسجَّل شك في أي حادثة يُسحب منه: لا يُعرف إلى أي حد تحرك أخطاء السجل الحكم.
method-no-cert = لم تُحسب شهادة لهذه الصفحة: لا يُعرف عدد مرات خطأ الاختبار في بيانات كهذه.
method-withheld = الحكم محجوب: { $reason }
method-filters = اختير { $a } في مقابل { $b }.
method-chosen-article = الساحتان هما ساحتا الهجومين اللذين وضعهما المقال جنبا إلى جنب.
method-chosen-user = اختار السائل الساحتين.
method-rules = يتبع مدى التأكد قواعد ثابتة: يكون كبيرا فقط إذا كان الاختبار سيرى صلة حقيقية بالحجم المذكور 80 مرة من كل 100 على الأقل (أو كانت إنذاراته الكاذبة قليلة عند p دون 0.01) ولم تكن في السجل فجوات معروفة؛ ومتوسطا من 50 من كل 100؛ وضعيفا في ما عدا ذلك.
reproduce-command = الأمر
reproduce-version = الإصدار
reproduce-seed = بذرة الأرقام العشوائية
reproduce-made = صُنعت في
footer = تختبر «تزامن» الأحداث لا الأشخاص. لا تحمل هذه الصفحة أي برنامج ولا تطلب أي عنوان.
