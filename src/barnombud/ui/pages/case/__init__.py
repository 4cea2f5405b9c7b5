"""One child: overview, consent, flower, preparation, the way in, the story."""
