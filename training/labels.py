"""The two label sets and their order, the same in training, cards and metrics."""

#: The order of FER2013's `emotion` column.
FER2013 = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"]

#: The order of FER+'s first eight vote columns, in this project's words.
FERPLUS = ["neutral", "happy", "surprise", "sad", "angry", "disgust", "fear", "contempt"]

#: FER+'s ten vote columns: the eight labels, then two ways of having none.
VOTES = [*FERPLUS, "unknown", "not a face"]

#: Where each FER2013 label stands in FERPLUS; contempt has no counterpart.
FERPLUS_OF_FER2013 = [FERPLUS.index(label) for label in FER2013]

USAGES = ["Training", "PublicTest", "PrivateTest"]
