"""What the demo's people say and want: invented, and said of nobody."""

from wayside.people.relations.vocabulary import Coercion
from wayside.support.vocabulary import NeedKind as Need

SAID: dict[Need, tuple[str, ...]] = {
    Need.SAFETY: (
        "I look behind me all the time.",
        "I am all right in the day. It is the nights.",
        "Nobody has come to the door this month.",
    ),
    Need.HOUSING: (
        "Another night on somebody's floor.",
        "They put me in a room where I can lock the door.",
        "I pay my own rent now.",
    ),
    Need.MONEY: (
        "They stopped my money and I do not know why.",
        "I filled in the form with Carys.",
        "The first payment came.",
    ),
    Need.SUBSTANCES: (
        "I use to get through the work, and work to use.",
        "I am on a script. Some days I miss it.",
        "Ten weeks. I did not think I could.",
    ),
    Need.PHYSICAL_HEALTH: (
        "My leg will not heal.",
        "The nurse dresses it every week.",
        "I can walk to the market again.",
    ),
    Need.SEXUAL_HEALTH: (
        "I have not been tested for two years.",
        "I went with somebody from the centre. It was not so bad.",
    ),
    Need.MENTAL_HEALTH: (
        "I do not sleep, and then I sleep for two days.",
        "Talking helps, when I turn up.",
        "I cook again. Small things.",
    ),
    Need.DOMESTIC_ABUSE: (
        "He says nobody else would have me.",
        "I have a bag packed at my sister's.",
        "I changed my number and told nobody.",
    ),
    Need.SEXUAL_VIOLENCE: (
        "I do not want to talk about that night yet.",
        "I told the adviser. She did not make me report it.",
    ),
    Need.CHILDREN: (
        "I want to see my boy.",
        "I saw him for an hour, with the worker there.",
        "Every second Saturday now.",
    ),
    Need.IMMIGRATION: ("He has my papers.", "The solicitor wrote to the embassy."),
    Need.LEGAL: ("There is a fine from when I was nineteen.", "It was written off."),
    Need.WORK: ("I used to do hair.", "The college said I can start in September."),
}
STEPS: dict[Need, tuple[str, ...]] = {
    Need.SAFETY: ("Agree a word that means: call the police for me.",),
    Need.HOUSING: ("Go to the housing office together.", "Collect the key and the inventory."),
    Need.MONEY: ("Phone the benefits office from the centre.",),
    Need.SUBSTANCES: ("See the prescriber on Thursday.", "Carry naloxone, and show a friend how."),
    Need.PHYSICAL_HEALTH: ("Register with the surgery that asks for no address.",),
    Need.SEXUAL_HEALTH: ("Go to the clinic with a worker.",),
    Need.MENTAL_HEALTH: ("Try the Tuesday group once.",),
    Need.DOMESTIC_ABUSE: ("Pack a bag, and leave it where he does not look.",),
    Need.SEXUAL_VIOLENCE: ("Meet the adviser, with no promise to report.",),
    Need.CHILDREN: ("Write to the social worker together.",),
    Need.IMMIGRATION: ("See the solicitor who takes no money.",),
    Need.LEGAL: ("Ask the court how the fine stands.",),
    Need.WORK: ("Visit the college on its open day.",),
}
AIMS = (
    "My own door, and nobody else has the key.",
    "To wake up and not need anything.",
    "To see my children without somebody watching.",
    "To earn my money in the daytime.",
    "That he does not find me.",
    "To be asked how I am and say: fine. And mean it.",
    "To stop when I want to stop.",
    "A dog. You cannot have a dog on the street, not really.",
)
FORWARD = (
    "I said no and he drove off.",
    "I slept in a bed for a week.",
    "I went to the appointment on my own.",
    "I told my mother where I am.",
)
BACK = (
    "I went back on Friday. I needed the money.",
    "I lost the room. I will try again.",
    "I used again. I came in the next day all the same.",
)
AROUND: tuple[tuple[Coercion, ...], ...] = (
    (Coercion.DRUG_DEBT, Coercion.SUPPLIES),
    (Coercion.TAKES_PHONE, Coercion.CONTROLS_INCOME),
    (Coercion.CONTROLS_SCRIPT,),
    (Coercion.HOME_FOR_DEALING, Coercion.VIOLENCE),
    (Coercion.VIRTUAL_PRISONER, Coercion.WAITS_NEARBY),
    (Coercion.IMMIGRATION, Coercion.VIOLENCE),
)
