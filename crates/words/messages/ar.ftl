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
named = { $name }: { $value }
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
report-model = أشار إليه النموذج اللغوي { $model } (صيغة السؤال { $prompt }، والجواب { $answer })؛ ولم يتحقق منه أحد
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
read-other-language = { $doc }: هذا النص بلغة لا تُقرأ: { $language } (من كلماته: { $words })؛ فلا تقارير منه
read-other-letters = { $doc }: هذا النص، كما تدل حروفه، بلغة لا تُقرأ: { $language }؛ فلا تقارير منه
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
method-model =
    { $n ->
        [zero] ولا تقرير مما رُوي هنا قُرئ حيث أشار النموذج اللغوي { $model } (صيغة السؤال { $prompt }).
        [one] قُرئ تقرير واحد مما رُوي هنا حيث أشار النموذج اللغوي { $model } (صيغة السؤال { $prompt }): قيمه واردة في المقال، أما أيها يخص الحادث نفسه فقاله النموذج، ولم يتحقق منه أحد.
        [two] قُرئ تقريران مما رُوي هنا حيث أشار النموذج اللغوي { $model } (صيغة السؤال { $prompt }): قيمهما واردة في المقالات، أما أيها يخص الحادث نفسه فقاله النموذج، ولم يتحقق منه أحد.
        [few] قُرئت { $n } تقارير مما رُوي هنا حيث أشار النموذج اللغوي { $model } (صيغة السؤال { $prompt }): قيمها واردة في المقالات، أما أيها يخص الحادث نفسه فقاله النموذج، ولم يتحقق منه أحد.
        [many] قُرئ { $n } تقريرا مما رُوي هنا حيث أشار النموذج اللغوي { $model } (صيغة السؤال { $prompt }): قيمها واردة في المقالات، أما أيها يخص الحادث نفسه فقاله النموذج، ولم يتحقق منه أحد.
       *[other] قُرئ { $n } تقرير مما رُوي هنا حيث أشار النموذج اللغوي { $model } (صيغة السؤال { $prompt }): قيمها واردة في المقالات، أما أيها يخص الحادث نفسه فقاله النموذج، ولم يتحقق منه أحد.
    }
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

## ما تزعمه المقالات عن الهجمات في مجموعها

claim-kind-synchrony = هجمات تتزامن
claim-kind-coincidence = حادثان متقاربان في الزمن
claim-kind-increase = هجمات أكثر من قبل
claim-kind-decrease = هجمات أقل من قبل
claim-kind-unchanged = هجمات مستمرة كما كانت
claim-kind-superlative = الأكبر أو الأعنف أو الأول
claim-kind-gap = الأول أو الأخير منذ مدة
claim-kind-trigger = حادث أشعل آخر
claim-kind-seam = هجمات تلازم حدودا أو جبهة
claim-kind-haven = هجمات تنطلق من ملاذ
claim-kind-theatre = هجمات تمتد إلى أماكن كثيرة
claim-kind-strength = جماعة أضعف أو أقوى
claim-kind-share = معظم الهجمات أو قسم منها
claim-stance-asserted = يُقال إنه كذلك
claim-stance-denied = يُقال إنه خطأ
claim-stance-feared = مخوف أو متوقع
claim-stance-asked = مسؤول عنه
claim-by-article = المقال
claim-list-comma = ،{ " " }
claim-head = { $kind } ({ $stance }) — { $by }:
claim-quote = «{ $quote }»
claim-speaks-of = يتحدث عن: { $what }.
claim-told-in = ورد في: { $docs }
claim-test-yes = يمكن لسجل حوادث أن يحسمه.
claim-test-partly = يبين سجل حوادث جزءا منه.
claim-test-no = لا يمكن لسجل حوادث أن يحسمه.
claim-need-control = يلزمه من يسيطر على أي مكان عبر الزمن.
claim-need-means = يلزمه ما لدى الجماعة من رجال وسلاح ومال.
claim-need-bases = يلزمه من أين انطلق المهاجمون، والحوادث لا تقول ذلك.
claim-need-motive = يمكن اختبار ما يكثر بعد حدث كهذا، أما لماذا تصرف أحد فلا.
claim-need-threat = لا يظهر التهديد إلا في هجمات وقعت.
claim-need-measure = لا يقول بأي مقياس.
claim-need-plots = نادرا ما تكون الخطط المحبطة في سجل.
claim-need-other-events = يلزمه تواريخ أحداث ليست حوادث.
claim-need-victims = يلزمه سجل يقول من هم الضحايا.
claims-none = { $doc }: لم يُعثر على زعم عن الهجمات في مجموعها. بُحث عن: { $kinds }.

## حوادث قرب مناطق، ومرتبة حادث، وحصص

near-more = الحوادث أقرب إلى المناطق مما تفسره مواقع الأماكن.
near-none = الحوادث ليست أقرب إلى المناطق من مجموعات حوادث توضع في أماكن أخرى.
near-too-thin = البيانات أقل من أن تحكم: الأماكن وحدها تضع قرب المناطق حوادث قليلة جدا أو كثيرة جدا، فلا يدل أي عدد قريب على شيء.
near-withheld = لا يمكن إصدار حكم: يخطئ الاختبار كثيرا في سجلات تشبه هذا السجل.
near-counts = { $near } من { $incidents } من الحوادث ضمن { $km } كم من منطقة؛ والمتوقع من مواقع الأماكن { $expected }
near-p = p = { $p } (من جانب واحد، { $groups } من مجموعات الحوادث مقابل { $moves } من النسخ المنقولة)
near-left = المتروك لغموض المكان { $vague }، ولا مكان له { $nowhere }
near-together = جواب واحد عن المناطق كلها معا: لا يقول شيئا عن أي منها وحدها
near-certificate = الشهادة: على { $records } من السجلات المصطنعة التي تشبه هذا السجل ولا صلة لها بالمناطق، وتبقى فيها المجموعات التي لا يفصلها أكثر من { $km } كم معا، أطلق الاختبار إنذارا كاذبا في { $alarms } % من الحالات عند مستوى { $level } %؛ وحيث وُضع { $effect } % من المجموعات عند منطقة اكتشف ذلك في { $power } % من الحالات
rank-incident = الحادث: { $when }، { $killed }
rank-largest-since-holds = هو الأكبر منذ { $from } في هذا السجل.
rank-largest-since-tied = ليس قبله منذ { $from } أكبر منه في هذا السجل، وواحد على الأقل يساويه.
rank-largest-since-open = لا يمكن القول هل هو الأكبر منذ { $from }: يتوقف ذلك على حدود الحصائل أو على حوادث بلا حصيلة.
rank-largest-since-not = ليس الأكبر منذ { $from }: في هذا السجل أكبر منه قبله.
rank-largest-holds = هو الأكبر في كل الأيام من { $from } إلى { $to }.
rank-largest-tied = ليس من { $from } إلى { $to } أكبر منه، وواحد على الأقل يساويه.
rank-largest-open = لا يمكن القول هل هو الأكبر من { $from } إلى { $to }.
rank-largest-not = ليس الأكبر من { $from } إلى { $to }.
rank-compared = قورن بغيره وعددها { $others }: أكبر منه يقينا { $larger }، وربما { $perhaps }، وبالعدد نفسه { $ties }، وبلا حصيلة { $unknown }
rank-first-holds = هو الأول منذ { $from }.
rank-first-tied = هو من الأوائل منذ { $from }: في اليوم نفسه حادث آخر.
rank-first-open = لا يمكن القول هل هو الأول منذ { $from }: أيام حادث آخر غامضة.
rank-first-not = ليس الأول منذ { $from }.
rank-last =
    { $n ->
        [zero] الذي قبله في اليوم نفسه
        [one] الذي قبله يسبقه بيوم واحد
        [two] الذي قبله يسبقه بيومين
        [few] الذي قبله يسبقه بـ{ $n } أيام
        [many] الذي قبله يسبقه بـ{ $n } يوما
       *[other] الذي قبله يسبقه بـ{ $n } يوم
    }
rank-return = يعود مثله أو أكبر منه مرة في { $years } من السنين (95 %: من { $low } إلى { $high })، بحسب ذيل { $above } من الحوادث قتلاها { $threshold } أو أكثر؛ أما الأصغر، وهي مما تفوته السجلات، فلا تدخل
rank-no-tail = لا يمكن القول كم هو استثنائي: الحوادث التي قتلاها { $threshold } أو أكثر قليلة، أو حصيلته دون ذلك أو مجهولة.
rank-certificate = الشهادة: على { $records } من السجلات المصطنعة بهذه الأيام وبذيل معلوم، ضم مجال السنين القيمة الصحيحة في { $coverage } % من الحالات، وعدّ الحادث أندر مما هو في { $rare } % منها
rank-certificate-fails = لم تثبت الشهادة: لا تعتمد على السنين أعلاه
share-most = معظم الحوادث من هذا النوع.
share-less = أقل من نصف الحوادث من هذا النوع.
share-open = لا يمكن القول هل معظم الحوادث من هذا النوع: المستقل منها قليل.
share-found = { $with } من { $of } من الحوادث: { $share } (95 %: من { $low } إلى { $high })
share-worth = مع ما فيها من موجات تعدل { $effective } من الحوادث المستقلة؛ p = { $p } (من جانب واحد، أكثر من النصف)
share-certificate = الشهادة: على { $records } من السجلات المصطنعة بهذه الأيام وبأنواع يتلو بعضها بعضا كما هنا، ضم المجال الحصة الصحيحة في { $coverage } % من الحالات؛ وعن النصف قيل «معظم» في { $alarms } % من الحالات عند مستوى { $level } %، وعن { $planted } % قيل ذلك في { $power } % منها
share-days = الأيام من { $from } إلى { $to }

## ما تزعمه المقالات، في الموجز

section-claims = ما يُزعم عن الهجمات في مجموعها
claims-summary =
    { $n ->
        [zero] لم يُعثر على زعم عن الهجمات في مجموعها: { $parts }.
        [one] عُثر على زعم واحد عن الهجمات في مجموعها: { $parts }.
        [two] عُثر على زعمين عن الهجمات في مجموعها: { $parts }.
        [few] عُثر على { $n } مزاعم عن الهجمات في مجموعها: { $parts }.
        [many] عُثر على { $n } زعما عن الهجمات في مجموعها: { $parts }.
       *[other] عُثر على { $n } زعم عن الهجمات في مجموعها: { $parts }.
    }
claims-count-holds = يصح في هذا السجل { $n }
claims-count-does-not-show = لا يُظهره السجل { $n }
claims-count-too-thin = مفتوح لقلة الحوادث { $n }
claims-count-not-covered = لا يغطيه السجل { $n }
claims-count-not-testable = لا يمكن اختباره هنا { $n }
claims-correction = ضُربت كل قيمة p في عدد المزاعم التي عُثر عليها، { $n }، بما فيها ما لا يمكن اختباره (بونفيروني).
claims-short = من المزاعم التي عُثر عليها هنا، وعددها { $n }: { $parts }.
claims-few-holds = يصح { $n }
claims-few-does-not-show = لا يظهر { $n }
claims-few-too-thin = مفتوح { $n }
claims-few-not-covered = غير مغطى { $n }
claims-few-not-testable = لا يُختبر { $n }
claim-line = «{ $quote }» — { $kind }: { $outcome }
claim-outcome-holds = يصح في هذا السجل
claim-outcome-does-not-show = لا يُظهره السجل
claim-outcome-too-thin = أقل من أن يُحكم فيه
claim-outcome-not-covered = لا يغطيه هذا السجل
claim-outcome-not-testable = لا يمكن اختباره هنا
claim-detail-by = قاله { $who }، { $stance }
claim-detail-p = p = { $p }؛ وبعد التصحيح { $corrected }
claim-detail-asked = سُئل بالأمر: { $command }
claim-picture-incidents = حوادث كل شهر، من { $from } إلى { $to }؛ وأكثرها { $most }.
claim-picture-sides = حوادث كل شهر، الطرف الأول فوق والثاني تحت، من { $from } إلى { $to }؛ وأكثرها { $most }.
claim-picture-part = حوادث كل شهر، وبالألوان الجزء الذي يتحدث عنه القول، من { $from } إلى { $to }؛ وأكثرها { $most }.
claim-picture-largest = أكبر عدد من القتلى في حادث واحد من كل شهر، من { $from } إلى { $to }؛ وأكثره { $most }. والخط المتقطع شهر الحادث.
claim-measured-synchrony = أزواج الأيام المتقاربة: { $n }
claim-measured-coincidence = أزواج الأيام المتقاربة: { $n }
claim-measured-increase = الحوادث المعدودة: { $n }
claim-measured-decrease = الحوادث المعدودة: { $n }
claim-measured-unchanged = الحوادث المعدودة: { $n }
claim-measured-superlative = الأيام منذ الذي قبله: { $n }
claim-measured-gap = الأيام منذ الذي قبله: { $n }
claim-measured-trigger = الحوادث المعدودة: { $n }
claim-measured-seam = الحوادث المعدودة: { $n }
claim-measured-haven = الحوادث المعدودة: { $n }
claim-measured-theatre = الأماكن التي فيها حوادث: { $n }
claim-measured-strength = الحوادث المعدودة: { $n }
claim-measured-share = { $n } % من الحوادث
claim-need-future = لا يحسم التوقعَ أو التهديدَ إلا ما يأتي بعده، وليس ذلك في أي سجل بعد.
claim-need-whom = لا يسمي جماعة ولا مكانا يمكن سؤال سجل عنه.
claim-need-incident = لا يقول أي حادث، وفي أي يوم.
claim-need-places = لا يسمي مكانين يمكن المقارنة بينهما.
claim-need-sides = لا يسمي الطرفين اللذين يتلو فعل أحدهما فعل الآخر.
claim-need-part = لا يقول أي قسم من هجمات من، بما يعرفه سجل.
claim-need-line = يلزمه الخط بين المنطقتين: ‏tazamun seam مع ‎--line.
claim-need-areas = تلزمه المناطق: ‏tazamun near مع ‎--areas.

## أجوبة في أسطر: ما يشترك فيه عدد منها

# (أ) و(ب) جانبا السؤال.
side-a = أ
side-b = ب
list-comma = {"، "}
p-tiny = دون 0.001
n-articles =
    { $n ->
        [zero] لا مقالات
        [one] مقال واحد
        [two] مقالان
        [few] { $n } مقالات
        [many] { $n } مقالا
       *[other] { $n } مقال
    }
n-reports =
    { $n ->
        [zero] لا تقارير
        [one] تقرير واحد
        [two] تقريران
        [few] { $n } تقارير
        [many] { $n } تقريرا
       *[other] { $n } تقرير
    }
n-incidents =
    { $n ->
        [zero] لا حوادث
        [one] حادثة واحدة
        [two] حادثتان
        [few] { $n } حوادث
        [many] { $n } حادثة
       *[other] { $n } حادثة
    }
n-findings =
    { $n ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $n } نتائج
        [many] { $n } نتيجة
       *[other] { $n } نتيجة
    }
n-rows =
    { $n ->
        [zero] لا صفوف
        [one] صف واحد
        [two] صفان
        [few] { $n } صفوف
        [many] { $n } صفا
       *[other] { $n } صف
    }
n-places =
    { $n ->
        [zero] لا أماكن
        [one] مكان واحد
        [two] مكانان
        [few] { $n } أماكن
        [many] { $n } مكانا
       *[other] { $n } مكان
    }
n-events =
    { $n ->
        [zero] لا أحداث
        [one] حدث واحد
        [two] حدثان
        [few] { $n } أحداث
        [many] { $n } حدثا
       *[other] { $n } حدث
    }
# بعد «في»، فهي مجرورة.
n-event-days =
    { $n ->
        [zero] أي يوم
        [one] يوم واحد
        [two] يومين
        [few] { $n } أيام
        [many] { $n } يوما
       *[other] { $n } يوم
    }
# بعد «مقابل»، فهي مجرورة.
n-lags =
    { $n ->
        [zero] لا إزاحة أخرى
        [one] إزاحة واحدة أخرى
        [two] إزاحتين أخريين
        [few] { $n } إزاحات أخرى
        [many] { $n } إزاحة أخرى
       *[other] { $n } إزاحة أخرى
    }
# بعد «مقابل»، فهي مجرورة.
n-moved-lines =
    { $n ->
        [zero] لا خط منقول
        [one] خط واحد منقول
        [two] خطين منقولين
        [few] { $n } خطوط منقولة
        [many] { $n } خطا منقولا
       *[other] { $n } خط منقول
    }
answer-days = الأيام من { $from } إلى { $to }
answer-note = ملاحظة: { $text }
answer-side = { $name }  { $filter }: { $events } في { $days } (المتروك لغموض التاريخ { $vague }، وخارج هذه الأيام { $outside })
answer-plan = هذا الجواب يتبع خطة { $day }، وبصمتها SHA-256 { $hash }
answer-unreviewed = أحداث غير مراجَعة قرأها برنامج من مقالات ولم يتحقق منها أحد: { $incidents } من { $of }
answer-unreviewed-model = أحداث غير مراجَعة قرأها برنامج من مقالات ولم يتحقق منها أحد: { $incidents } من { $of } (منها { $model } حيث أشار نموذج لغوي)
answer-p = p = { $p } (من جانب واحد، مقابل { $lags })
answer-too-thin =
    السجل أقل من أن يُبنى عليه جواب: يلزم في كل جانب { $needed ->
        [zero] ألا يقل عدد أيام الأحداث عن 0
        [one] يوم واحد فيه أحداث
        [two] يومان فيهما أحداث
        [few] { $needed } أيام فيها أحداث
        [many] { $needed } يوما فيها أحداث
       *[other] { $needed } يوم فيها أحداث
    }، وفيه { $a } و{ $b }.
answer-no-bearing = لا أثر للخيار { $option } في { $on }: { $why }
no-bearing-likelihood = قيمة p هنا قيمة نسبة الإمكان، ولا تحتاج إلى بدائل مصطنعة
# $what: ما أصلحه قارئ الملفات، بكلماته.
mended-row = السطر { $line }: { $what }
mended-rows = عدد الصفوف { $n } ابتداء من السطر { $line }: { $what }

## sync: هل تتزامن ساحتان؟

sync-consistent-with-chance = لا يتعدى ما تفسره المصادفة.
sync-more-than-chance = تزامن أكثر مما تفسره المصادفة.
sync-withheld = لا حكم: { $reason }
# $series: first أو second أو both أو covered.
withheld-nothing-varies =
    { $series ->
        [first] في السلسلة الأولى
        [second] في السلسلة الثانية
        [covered] في السلسلتين كلتيهما، حيث غُطّيتا،
       *[both] في السلسلتين كلتيهما
    } حدث في كل يوم، فكل حدث يلتقي بآخر أيا كانت التواريخ؛ اختر نوعا أندر من الأحداث (killed>=3، أو فاعلا واحدا، أو مكانا واحدا)
withheld-false-alarms = على { $pairs } من الأزواج المصطنعة التي لا صلة بينها وتشبه هاتين السلسلتين أطلق الاختبار إنذارا كاذبا في { $alarms } % من الحالات عند مستوى معلن قدره { $level } %
sync-pairs = الأزواج المتقاربة من أيام الأحداث { $observed } (بفارق { $within ->
        [zero] لا يتعدى اليوم نفسه
        [one] يوم واحد على الأكثر
        [two] يومين على الأكثر
        [few] { $within } أيام على الأكثر
        [many] { $within } يوما على الأكثر
       *[other] { $within } يوم على الأكثر
    })؛ والمتوقع من معدلي السلسلتين { $expected }
sync-excess = الزيادة على المتوقع { $value } (95 %: من { $low } إلى { $high })
sync-certificate = الشهادة: على { $pairs } من الأزواج المصطنعة التي لا صلة بينها وتشبه هذه أطلق الاختبار إنذارا كاذبا في { $alarms } % من الحالات عند مستوى { $level } %، وحيث أعقب الردُّ في (ب) { $effect } % من أحداث (أ) اكتشفه في { $power } % من الحالات
sync-no-doubts = الشكوك في الأحداث: لم يُسجَّل منها شيء، فلا يُعرف إلى أي حد تحرك أخطاء السجل الحكم
sync-doubts = الشكوك في الأحداث (المشكوك فيه { $doubtful }، وما يمتد على أيام { $vague }): بقي الحكم كما هو في { $same } % من السحبات وعددها { $draws }، وكانت p في الوسط { $p } (95 %: من { $low } إلى { $high })
sync-shuffle = الاختبار الشائع الذي يخلط الأيام يعطي p = { $p } (والمتوقع { $expected })؛ وهو يحسب الصعود والهبوط المشتركين تنسيقا

## pairs: أي السلاسل الكثيرة تتزامن؟

pairs-series = السلاسل { $series } بحسب { $by }، والأزواج { $pairs }، والفارق ±{ $within } من الأيام، من { $from } إلى { $to } (المجموعات المتروكة { $left-out }: أيام أحداثها أقل من { $fewest })
pairs-found = الأزواج التي تتزامن أكثر مما تفسره المصادفة، بعد التصحيح لكل الأزواج (BY، 5 %): { $n }.
pairs-column = الزوج

## classic: الاختبارات المعروفة

classic-p = { $method }: p = { $p }
classic-no-p = لا قيمة
classic-statistic = { $name }: { $value }
classic-side = { $name }  { $filter }
classic-broken = تحذير: { $what }
classic-alarms = على { $pairs } من الأزواج المصطنعة التي لا صلة بينها وتشبه هذه يقول الاختبار «متزامن» في { $rate } % من الحالات عند مستوى { $level } % (من { $low } إلى { $high })
classic-not-believed = { $alarms }: فلا تُصدَّق قيمة p هنا
series-name =
    { $series ->
        [first] الأولى
       *[second] الثانية
    }
broken-shared-trend = يرتفع المعدلان البطيئان للسلسلتين وينخفضان معا (الارتباط { $correlation } على اثني عشر جزءا من المدة)؛ وهذا الاختبار يحسب ذلك تزامنا.
broken-bursts = تأتي أحداث السلسلة { series-name } دفعات (التباين يساوي متوسط الأعداد مضروبا في { $dispersion })؛ وهذا الاختبار يفترض أن كل حدث مستقل عن غيره.
broken-ties = يشترك { $share } % من أحداث السلسلة { series-name } في وقت واحد مع غيرها؛ وهذا الاختبار يفترض أوقاتا متمايزة.
broken-shared-times = في { $shared } من أيام الأحداث، وعددها { $of }، وقع حدث في السلسلتين كلتيهما. ولا يُعرف أيهما سبق، فلا تُحسب إحداهما مثيرة للأخرى: هذا الاختبار لا يراها.
broken-unplaced = تُركت حوادث بلا إحداثيات أو بلا يوم معلوم، وعددها { $left-out } من { $of }: هذا الاختبار ينظر في البقية وحدها.
broken-few-events = ليس في السلسلة { series-name } إلا { $events }.
broken-tied-neighbours = تترك المسافات المتساوية العدد بين { $lowest } و{ $highest }، بحسب ترتيب المتساوي منها.
broken-shifting-population = تنتقل مواقع الحالات مع الزمن (الارتباط { $correlation }): فانتقال السكان المعرضين أو التغطية يبدو لهذا الاختبار تجمعا.
broken-near-critical = نسبة التفرع المقدرة { $branching }: فقد قُدِّر المعدل المتغير على أنه إثارة.
broken-overdispersed = تباين الأعداد يساوي تباين أعداد بواسون مضروبا في { $dispersion }؛ وقيمة p أصغر مما ينبغي.
broken-poor-fit = لا تتبع البواقي النموذج المقدر (قيمة p لكولموغوروف وسميرنوف { $p }).

## pair: كم مرة تجمع المصادفة حادثتين كهاتين؟

pair-incident = { $name }  { $day } { $place } ({ $toll })   { $filter }
pair-toll-unknown = الحصيلة غير معروفة
pair-toll = القتلى { $n }
pair-often =
    تقع حادثتان بهذا الحجم أو أكبر بالمصادفة { $within ->
        [zero] في اليوم نفسه
        [one] بفارق يوم واحد على الأكثر
        [two] بفارق يومين على الأكثر
        [few] بفارق { $within } أيام على الأكثر
        [many] بفارق { $within } يوما على الأكثر
       *[other] بفارق { $within } يوم على الأكثر
    }، وعدد ذلك في السنة { $value } (95 %: من { $low } إلى { $high })
pair-years = السنوات بين حالة وأخرى { $years } (95 %: من { $low } إلى { $high })؛ واحتمال حالة واحدة على الأقل في السنوات المدروسة، وعددها { $span }: { $chance } %
pair-seen = المشاهَد من ذلك { $n }، من { $from } إلى { $to }؛ والحوادث بهذا الحجم { $a } في (أ) و{ $b } في (ب)
pair-certificate = الشهادة: كان في { $pairs } من الأزواج المصطنعة التي لا صلة بينها وتشبه هذه { $rate } من مثل هذا التقارب في السنة؛ وضم مجال 95 % هذا العدد في { $coverage } % من الحالات، ووقع في { $alarms } % منها ما قُدِّر احتماله بأقل من { $level } % أو ما يساويه
pair-certificate-fails = لم تثبت الشهادة: لا تعتمد على الأعداد أعلاه
pair-choices = عدد حالات المصادفة في السنة لخيارات أخرى (القتلى على الأقل في أ/ب × الفارق بالأيام):
pair-column-killed = القتلى
pair-column-days = ±{ $n }

## waves: في أي أيام نشطت عدة ساحات معا؟

waves-answer-none = لا موجة: لم تنشط الساحات معا في أي أيام أكثر مما تفسره معدلاتها (p = { $p }).
waves-answer-some = عدد الموجات { $n }: أيام نشطت فيها عدة ساحات معا أكثر مما تفسره معدلاتها.
waves-answer-wave = من { $first } إلى { $last }: { $theatres } ({ $incidents }، p = { $p })
waves-caution = الموجة تعني أن الساحات نشطت معا ولا تعني أن أحدا خطط لذلك؛ والحرب التي تشتعل في كل مكان دفعة واحدة موجة أيضا

## trend: هل يرتفع المعدل أم ينخفض؟

trend-rising = المعدل يرتفع أكثر مما تفسره تقلباته المعتادة.
trend-falling = المعدل ينخفض أكثر مما تفسره تقلباته المعتادة.
trend-no-trend = لا اتجاه خارج ما تفسره تقلبات السلسلة المعتادة.
trend-too-thin =
    السجل أقل من أن يُبنى عليه جواب: { $events } في { $weeks ->
        [zero] أقل من أسبوع
        [one] أسبوع واحد
        [two] أسبوعين
        [few] { $weeks } أسابيع
        [many] { $weeks } أسبوعا
       *[other] { $weeks } أسبوع
    }.
trend-factor = يُضرب المعدل كل سنة في { $value } (95 %: من { $low } إلى { $high })؛ p = { $p }، وللارتفاع وحده { $rising }
trend-dispersion = تفاوت الأعداد يساوي تفاوت أحداث مستقلة مضروبا في { $dispersion }
trend-change = تغير المستوى نحو { $day } (من { $earliest } إلى { $latest }): ضُرب في { $value } (من { $low } إلى { $high })، p = { $p }
trend-no-change = لا تغير في المستوى (الأقوى: p = { $p })
trend-caution = زيادة الأحداث في السجل قد تكون زيادة في الهجمات أو في التقارير

## wake: هل ترفع أحداث (أ) معدل (ب)؟

wake-more = أحداث (ب) التي تتبع حدثا في (أ) أكثر من التي تسبقه.
wake-none = لا أثر: أحداث (ب) التي تسبق حدثا في (أ) مثل التي تتبعه.
wake-rates =
    أحداث (ب) { $within ->
        [zero] في اليوم نفسه
        [one] في اليوم التالي لحدث في (أ)
        [two] في اليومين التاليين لحدث في (أ)
        [few] في { $within } أيام بعد حدث في (أ)
        [many] في { $within } يوما بعد حدث في (أ)
       *[other] في { $within } يوم بعد حدث في (أ)
    } { $after }، و{ $within ->
        [zero] في اليوم نفسه
        [one] في اليوم السابق له
        [two] في اليومين السابقين له
        [few] في { $within } أيام قبله
        [many] في { $within } يوما قبله
       *[other] في { $within } يوم قبله
    } { $before }؛ والفرق { $value } (95 %: من { $low } إلى { $high })
wake-p = { answer-p }؛ واليوم نفسه متروك
wake-caution = إن كان (ب) يستجيب للسبب نفسه الذي يستجيب له (أ) ولكن بعده، بدا الأمر كذلك

## seam: هل تلزم الحوادث خطا؟

seam-more = الحوادث أقرب إلى الخط مما تفسره مواقع الأماكن.
seam-none = الحوادث ليست أقرب إلى الخط منها إلى خط يوضع في أي موضع آخر.
seam-counts = عدد الحوادث ضمن { $within } كم من الخط: { $near } من أصل { $incidents }؛ والمتوقع من مواقع الأماكن { $expected }
seam-p = p = { $p } (من جانب واحد، مقابل { $moves })
seam-distance = وسيط البعد { $own } كم، وللأماكن { $places } كم
seam-left = المتروك لغموض المكان: { $vague }؛ وما لا مكان له: { $nowhere }
seam-few-moves = لم يمكن نقل الخط إلا قليلا: فالمقارنة بخطوط تشبهه

## read --explain: ما رُئي في مقال

explain-article = { $doc } · نُشر في { $day } · { $reports }
explain-no-report = لا تقرير
explain-report = التقرير { $n }: { $facts }
explain-trigger = فعل
explain-date = تاريخ
explain-place = مكان
explain-toll = حصيلة
explain-actor = فاعل
became-report = التقرير { $n }
became-reports = التقارير { $numbers }
became-nothing = لا تقرير: { $why }
became-in-none = ليس في أي تقرير
became-within = يقع فيه مكان التقرير { $n }
# لماذا لم ينتج تقرير عن فعل.
unread-no-place = لا مكان بدقة المحافظة
unread-weak = كلمات لا تروي حادثة وحدها
unread-nothing = لا يروي حادثة قائمة بذاتها
unread-unlikely = أبعد من أن يكون صحيحا ({ $p })
unread-unsure = أقل ثقة مما طُلب ({ $p })
explain-told = يروي حادثة: { $p }؛ { $why }
why-little = لم يرجّح شيء أحد الوجهين
why-for = له: { $for }
why-against = عليه: { $against }
why-both = له: { $for }؛ عليه: { $against }
group-act = ما ترويه الكلمات
group-words = الكلمات المحيطة
group-cues = كلمات نفي أو تخطيط أو عادة أو نقل
group-position = موضعه في المقال
group-distance = قربه
group-grammar = الكلمات الملاصقة
group-values = القيم
group-story = بقية المقال
eval-calibration = ثقة التقارير: خطأ المعايرة { $error }
eval-bin = من { $from } إلى { $to }: { $reports }، المتوسط { $mean }، الصحيح { $right }
eval-slot-calibration = خطأ معايرة القيم: { $slots }
facts-report = { $kind }، { $when }، { $place }، الفاعل: { $by }، المستهدف: { $against }{ $killed }{ $wounded }{ $background }
facts-incident = حادثة
facts-not-stated = غير مذكور
facts-killed = ، القتلى { $toll }
facts-wounded = ، الجرحى { $toll }
facts-background = ، على سبيل الخلفية

## eval: كم تصيب قراءة المقالات؟

eval-missed = { $doc }: فات القراءة
eval-surplus = { $doc }: زائد
eval-differ = { $doc }: يختلفان في { $slots }
eval-coded = المرمَّز
eval-read = المقروء
eval-counts = { $articles } (لم يُقرأ منها { $unread })؛ والمقترن: { $pairs }
eval-found = وُجد: الدقة { $precision }  الاستدعاء { $recall }  F1 { $f1 }     السجلات كاملة F1 { $records }
eval-readers = { $articles } جاء فيها جواب، و{ $unanswered } بلا جواب؛ القراء مقابل الترميز، والأفضل في السجلات الكاملة أولا:
eval-with-own = قارئنا
eval-with-alone = النموذج وحده
eval-with-hinted = النموذج بتلميح من قارئنا
eval-with-union = ما وجده أي منهما
eval-with-agreement = ما وجداه معا
eval-changes = المقالات التي تغير فيها جواب النموذج حين
eval-change-labels = غُيرت أسماء الأنواع
eval-change-order = قُلب ترتيب جمل دليل الترميز
eval-change-repeated = كُتب المقال مرتين
eval-slot-event-type = نوع الحدث
eval-slot-sub-event-type = النوع الفرعي
eval-slot-date = التاريخ (طرفاه بفارق يوم على الأكثر)
eval-slot-place = المكان ضمن 25 كم
eval-slot-adm1 = المحافظة
eval-slot-actor1 = الفاعل
eval-slot-actor2 = المستهدف
eval-slot-killed = القتلى
eval-slot-wounded = الجرحى
eval-slot-status = الحالة
eval-quotes = اقتباسات واردة في النص
eval-of = { $share } من أصل { $n }
eval-stages = الحوادث المؤكدة { $n }؛ والمقروء صوابا حيث اقتبس المرمِّز (all: المكان والتاريخ والقتلى والمهاجم):
eval-stage = { $right } من { $of }  { $share }  (من { $low } إلى { $high })
eval-among-three = بين ثلاث قراءات { $n }

## merge: أي التقارير تروي حادثة واحدة؟

merge-kept = { $reports }، تروي { $incidents }؛ والمروي منها في أكثر من تقرير { $several }. وتسردها 'tazamun list incidents'.
merge-legend = في كل سطر: البتات التي ترجّح أنها حادثة واحدة (عند 0 يتساوى الاحتمالان، وكل بت يضاعف الرجحان)، ثم الاحتمال، ثم الاسمان، ثم ما أعطته كل مقارنة. وتصير مجموعتان حادثة واحدة إذا كان متوسط أفضل ثلثي الأزواج بينهما 0 أو أكثر.
merge-joined = ضُمّت:
merge-nearest = الأقرب مما لم يُضم:
merge-none = لا شيء
merge-bits = { $bits } بت ({ $percent } %)
evidence-prior = الاحتمال القبلي
evidence-time = الزمان
evidence-place = المكان
evidence-kind = النوع
evidence-actors = الفاعلون
evidence-again = التكرار
evidence-killed = القتلى
evidence-wounded = الجرحى
evidence-words = الكلمات
evidence-aggregate = الجمع
review-head = أزواج قد تكون حادثة واحدة أو حادثتين. اكتب 'same' (واحدة) أو 'different' (مختلفتان) مكان '?'، وأعد الملف مع --decisions.
review-decision = القرار
review-one = الأول
review-other = الآخر
review-probability = الاحتمال
review-now = حاله
review-why = السبب (بتات)
review-joined = مضموم
review-apart = منفصل

## المخزن: add وlist وlog وdrop وplan وgazetteer وfetch

add-articles = أُضيف: { $articles }؛ والمروي فيها: { $incidents }؛ والموجود من قبل { $there }
add-same-file = هذا الملف في المخزن من قبل باسم { $dataset }
add-dataset = { $dataset }: أُضيف: { $added }؛ وتغير { $changed }، وحُذف { $removed }، وبقي كما كان { $kept }
add-moved-on = { $changes }؛ وتغيرت بيانات: { $findings } ('tazamun list findings')
add-file = { $file }: { $what }
list-killed = القتلى { $toll }
list-moved-on = تغيرت بياناتها
list-stands = بياناتها على حالها
decision-same = واحدة
decision-different = مختلفتان
log-add = إضافة
log-import = استيراد
log-merge = دمج
log-decide = قرار
log-find = نتيجة
log-drop = حذف
log-set = ضبط
list-by-model = قرأه نموذج لغوي ولم يتحقق منه أحد
drop-article = { $name }: حُذف المقال وتقاريره
drop-dataset = { $name }: حُذف: { $incidents }
plan-fixed = { $file }: ثُبّتت في { $day }، وبصمتها SHA-256 { $hash }
gazetteer-table = { $file }: { $places }
gazetteer-built = { $file }: { $places }، الجديد منها { $new } إلى جانب { $known } مدمجة
fetch-release = UCDP GED { $release }: { $what }؛ sha256 { $hash }
fetch-there = الملف موجود من قبل
fetch-waits = تنزيل آخر للملف { $file } جار الآن؛ ننتظره
not-merged =
    { $n ->
        [zero] { $store }: لم يبق تقرير لم يُدمج؛ والأمر 'tazamun merge --store { $store }' يجمع تقارير الحادثة الواحدة.
        [one] { $store }: تقرير واحد لم يُدمج بعد ويقف وحده؛ والأمر 'tazamun merge --store { $store }' يجمع تقارير الحادثة الواحدة.
        [two] { $store }: تقريران لم يُدمجا بعد ويقف كل منهما وحده؛ والأمر 'tazamun merge --store { $store }' يجمع تقارير الحادثة الواحدة.
        [few] { $store }: { $n } تقارير لم تُدمج بعد ويقف كل منها وحده؛ والأمر 'tazamun merge --store { $store }' يجمع تقارير الحادثة الواحدة.
        [many] { $store }: { $n } تقريرا لم تُدمج بعد ويقف كل منها وحده؛ والأمر 'tazamun merge --store { $store }' يجمع تقارير الحادثة الواحدة.
       *[other] { $store }: { $n } تقرير لم تُدمج بعد ويقف كل منها وحده؛ والأمر 'tazamun merge --store { $store }' يجمع تقارير الحادثة الواحدة.
    }
brief-written = ← { $page } ({ $size } kB في { $took } ms)
old-spelling = صار '{ $old }' الآن 'tazamun { $verb }'؛ والصيغة القديمة تزول في الإصدار القادم.

## ملفات الأحداث: ما قُرئ وما تُرك وما ضاع

file-read = { $file }: { $incidents }، بصيغة { $format }
file-mended = { $file }: { $what }
file-passed-over = تُرك: { $fault }
file-passed-over-count = { $file }: المتروك: { $rows }
lost-nothing = بصيغة { $format }: { $incidents }، ولم يضع شيء
lost-some = بصيغة { $format }، من أصل: { $incidents }:
lost-incidents = ما لا يمكن أن يُكتب أصلا { $n }: { $names }
lost-more = { $names }، …
lost-field = { $field }: لم يُنقل أو تغير في { $n }
lost-columns = أعمدة لا موضع لها هناك أو تُكتب على نحو آخر: { $columns }
since-older = منذ الإصدار الأقدم: أُضيف { $added }، وتغير { $changed }، وحُذف { $removed }، وبقي كما كان { $unchanged }
since-field = { $field }: تغير في { $n }

## بيانات الموجز

data-built-in = السجل المدمج لهجمات تنظيم داعش في العراق وسوريا، تموز 2021 – حزيران 2022
data-elsewhere = أحداث في ساحات أخرى لا يختارها أي من المرشحين

## train: نموذج يُتعلَّم من مقالات مرمَّزة

train-left-out = المقالات المرمَّزة المتروكة: { $n }
train-held-out = ما حُجب عن التعلم، وعدد الأجزاء بحسب القصة { $parts }:
train-found = F1 لما وُجد، مجال 95 % على المقالات: من { $low } إلى { $high }
train-records = F1 للسجلات كاملة، مجال 95 %: من { $low } إلى { $high }
train-model = { $file }: عدد البايتات { $bytes }

## Runs with a language model

llm-run = { $parts }. لم يتحقق أحد مما أشار إليه النموذج
llm-join = {"؛ "}
llm-pointed = { $articles }، و{ $incidents } حيث أشار النموذج
llm-dropped = المتروك منها: { $n } ({ $why })
llm-dropped-part = { $why }: { $n }
llm-dropped-told-twice = مروي مرتين
llm-dropped-not-in-the-form-asked-for-or-too-many = ليس على الصيغة المطلوبة، أو أكثر مما يُقبل
llm-dropped-no-trigger = بلا كلمات تروي الحادث
llm-dropped-a-trigger-that-is-not-in-the-text = كلمات تروي الحادث وليست في النص
llm-dropped-a-trigger-that-cannot-be-read = كلمات تروي الحادث ولا تُقرأ
llm-dropped-no-place = بلا مكان
llm-dropped-a-place-that-is-not-in-the-text = مكان ليس في النص
llm-dropped-a-place-that-cannot-be-read = مكان لا يُقرأ
llm-dropped-a-place-that-may-be-several = مكان قد يكون غير واحد
llm-unlocated = كلمات لم توجد أو لا تُقرأ: { $slots }
llm-unlocated-part = { $slot }: { $n }
llm-refused = { $articles } بجواب لا يصلح
llm-without = لا يقبل الخادم { $what }؛ وعُرضت أجوبته على الصيغة مع ذلك
llm-requests = الطلبات المكتوبة: { $n }؛ و--llm-answers يقرأ ما تجيب به خدمة أو خادم
llm-remote = يذهب نص المقالات إلى جهاز آخر (--llm-remote)؛ ومقالات الهجمات تسمي ضحاياها
llm-forbidden = لا يقرأ أي نموذج لغوي مقالات لهذا المخزن من الآن؛ و--allow-llm يلغي ذلك
llm-allowed = يجوز أن تقرأ النماذج اللغوية مقالات لهذا المخزن، حيث يسألها --llm
llm-not-kept = لا يُعرف مجلد للبيانات، فلا تُحفظ الأجوبة؛ و--llm-cache FILE يحفظها
llm-cost = { $articles }، والنداءات: { $calls } (الأجوبة المحفوظة: { $kept })، ونحو { $in } من الرموز دخولاً و{ $out } خروجاً
llm-money = نحو { $money } بعملة ملف الأسعار.
llm-estimate = تقدير: الرمز الداخل أربعة أحرف لاتينية أو حرفان من غيرها؛ وللجواب 20 رمزاً، و150 لكل كلمتين يراهما القارئ تروي حادثاً.

## إنذارات

alarms-none = لا إنذار من { $from } إلى { $to }.
alarms-some =
    { $n ->
        [zero] لا إنذار من { $from } إلى { $to }.
        [one] إنذار واحد من { $from } إلى { $to }.
        [two] إنذاران من { $from } إلى { $to }.
        [few] { $n } إنذارات من { $from } إلى { $to }.
        [many] { $n } إنذارا من { $from } إلى { $to }.
       *[other] { $n } إنذار من { $from } إلى { $to }.
    }
alarms-expected = بهذا الضبط يُتوقع { $value } إنذار كاذب في السنة من كل المراقبات معا (95 %: من { $low } إلى { $high })، والمسموح { $budget }.
alarms-certificate = شهادة: أُطلقت { $watches } مراقبة على { $years } سنة من بيانات محاكاة تشبه هذه ولا يتغير فيها شيء
alarms-fails = لا تلتزم أي مراقبة بعدد الإنذارات الكاذبة المسموح، فلا يصدر إنذار.
alarm-rate-up = { $day } { $watch }: { $events } منذ { $since }، وكان المتوقع { $expected } بحسب الأيام السابقة.
alarm-rate-down = { $day } { $watch }: { $events } فقط منذ { $since }، وكان المتوقع { $expected } بحسب الأيام السابقة.
alarm-rate-evidence = قوة الدليل { $evidence }، ويلزم للإنذار { $threshold }
alarm-toll = { $day } { $watch }: عدد القتلى { $killed }.
alarm-toll-evidence = بحسب الماضي يقع ما فيه { $needed } قتيل أو أكثر { $year } مرة في السنة
alarm-gap = { $day } { $watch }: الأولى منذ { $days } يوم.
alarm-gap-evidence = بحسب الماضي ينتهي هدوء مدته { $needed } يوم أو أكثر { $year } مرة في السنة
alarm-coincidence = { $day } { $watch }: الساحتان معا، وبينهما من الأيام { $apart }.
alarm-coincidence-evidence = حين يكون في كل منهما { $killed } قتيل أو أكثر تفعل المصادفة وحدها ذلك { $year } مرة في السنة
alarm-where = أين: { $divisions }
alarm-incidents = { $incidents }: { $ids }
alarm-quote = «{ $quote }»
alarm-unreviewed = { $n } من { $of } قرأتها آلة ولم يراجعها أحد
alarm-silenced-fewer = يسكت لو لم تكن من هذه { $incidents }
alarm-silenced-more = يسكت لو وُجدت زيادة { $incidents }
alarm-silenced-toll = يسكت لو كان القتلى أقل من { $below }
alarm-silenced-calm = يسكت لو وُجدت حادثة بين { $from } و{ $to }
alarm-silenced-nothing = لا يسكته شيء مما جُرّب
alarm-id = معرّفه: { $id }
alarm-watch-too-thin = لا تُراقب: { $watch }. ماضيها أقل من أن يُعرف به المعتاد.
alarm-watch-never-rare-enough = لا تُراقب: { $watch }. تأتي بها المصادفة كثيرا مهما كبرت الحوادث.
alarm-watch-withheld = محجوبة: { $watch }. في بيانات محاكاة تشبه بياناتها تُصدر { $year } إنذار كاذب في السنة.
alarms-silenced = ساكتة: { $watch } حتى { $until }، والسبب: { $reason }
alarms-for-ever = إشعار آخر
# ما تفعله المراقبة. الأسباب محفوظة بالإنجليزية.
watch-article = { $feed }: { $doc } جديد، ويورد { $reports }
watch-known = { $feed }: { $doc } لا جديد فيه
watch-corrected = { $feed }: { $doc } صُحّح، ويورد { $reports }
watch-copy = { $feed }: { $doc } جديد، ونصه نص { $of }: مصدر واحد نُقل مرتين
watch-put-off = { $feed }: تُطلب صفحة مرة أخرى في { $due } ({ $why })
watch-given-up = { $feed }: مدخل بلا مقال ({ $why })
watch-merged = دُمج: { $incidents } بين جديد ومتغير
watch-outcome-read = قُرئ
watch-outcome-not-modified = لم يتغير
watch-outcome-throttled = يطلب التمهل
watch-outcome-gone = لم يعد موجودا
watch-outcome-forbidden = غير مسموح
watch-outcome-unreadable = غير مقروء
watch-outcome-failed = تعذر
watch-counts = الجديد { $fresh }، والمصحح { $corrected }
watch-next = التالي { $due }: { $why }
watch-well = سليم
watch-never-read = لم يُقرأ قط
watch-silent-since = صامت منذ { $at }
watch-day = { $day }: عُرف { $new }، والمعروف كله { $known }؛ ورد { $articles }، المنقول منها { $copies }؛ صمت من المصادر { $silent } من { $asked }
watch-raised = { "  " }إنذار من { $watch } ({ $what })، منذ { $since }
watch-handed-over = سُلّم
watch-not-handed-over = لم يُسلّم
log-correct = تصحيح
