"""The bibliography of the app, each publication once. Add new ones in the order of their years."""

from acts.activation import Reference

BUFFON_1777 = Reference(
    "buffon_1777",
    "G.-L. Leclerc de Buffon",
    1777,
    "Essai d'arithmétique morale",
    "Histoire naturelle, générale et particulière, supplément 4, Imprimerie Royale",
    "https://scholar.google.com/scholar?q=%22Essai+d%27arithm%C3%A9tique+morale%22+Buffon",
)
VERHULST_1845 = Reference(
    "verhulst_1845",
    "P.-F. Verhulst",
    1845,
    "Recherches mathématiques sur la loi d'accroissement de la population",
    "Nouveaux Mémoires de l'Académie Royale des Sciences et Belles-Lettres de Bruxelles 18",
    "https://gdz.sub.uni-goettingen.de/id/PPN129323640_0018",
)
DE_MORGAN_1872 = Reference(
    "de_morgan_1872",
    "A. De Morgan",
    1872,
    "A Budget of Paradoxes",
    "Longmans, Green and Company, London",
    "https://www.gutenberg.org/ebooks/23100",
)
FISHER_1922 = Reference(
    "fisher_1922",
    "R. A. Fisher",
    1922,
    "On the mathematical foundations of theoretical statistics",
    "Philosophical Transactions of the Royal Society A 222",
    "https://doi.org/10.1098/rsta.1922.0009",
)
WILSON_1927 = Reference(
    "wilson_1927",
    "E. B. Wilson",
    1927,
    "Probable inference, the law of succession, and statistical inference",
    "Journal of the American Statistical Association 22(158)",
    "https://doi.org/10.1080/01621459.1927.10502953",
)
CLOPPER_PEARSON_1934 = Reference(
    "clopper_pearson_1934",
    "C. J. Clopper and E. S. Pearson",
    1934,
    "The use of confidence or fiducial limits illustrated in the case of the binomial",
    "Biometrika 26(4)",
    "https://doi.org/10.1093/biomet/26.4.404",
)
WILKS_1938 = Reference(
    "wilks_1938",
    "S. S. Wilks",
    1938,
    "The large-sample distribution of the likelihood ratio for testing composite hypotheses",
    "Annals of Mathematical Statistics 9(1)",
    "https://doi.org/10.1214/aoms/1177732360",
)
MCCULLOCH_PITTS_1943 = Reference(
    "mcculloch_pitts_1943",
    "W. S. McCulloch and W. Pitts",
    1943,
    "A logical calculus of the ideas immanent in nervous activity",
    "Bulletin of Mathematical Biophysics 5",
    "https://doi.org/10.1007/BF02478259",
)
WALD_1943 = Reference(
    "wald_1943",
    "A. Wald",
    1943,
    "Tests of statistical hypotheses concerning several parameters when the number of observations is large",
    "Transactions of the American Mathematical Society 54(3)",
    "https://doi.org/10.1090/S0002-9947-1943-0012401-3",
)
JEFFREYS_1946 = Reference(
    "jeffreys_1946",
    "H. Jeffreys",
    1946,
    "An invariant form for the prior probability in estimation problems",
    "Proceedings of the Royal Society A 186(1007)",
    "https://doi.org/10.1098/rspa.1946.0056",
)
KERRICH_1946 = Reference(
    "kerrich_1946",
    "J. E. Kerrich",
    1946,
    "An Experimental Introduction to the Theory of Probability",
    "Einar Munksgaard, Copenhagen",
    "https://scholar.google.com/scholar?q=%22An+experimental+introduction+to+the+theory+of+probability%22+Kerrich",
)
ROSENBLATT_1958 = Reference(
    "rosenblatt_1958",
    "F. Rosenblatt",
    1958,
    "The perceptron: a probabilistic model for information storage and organization in the brain",
    "Psychological Review 65(6)",
    "https://doi.org/10.1037/h0042519",
)
WIDROW_HOFF_1960 = Reference(
    "widrow_hoff_1960",
    "B. Widrow and M. E. Hoff",
    1960,
    "Adaptive switching circuits",
    "IRE WESCON Convention Record, part 4",
    "https://doi.org/10.21236/AD0241531",
)
FUKUSHIMA_1969 = Reference(
    "fukushima_1969",
    "K. Fukushima",
    1969,
    "Visual feature extraction by a multilayered network of analog threshold elements",
    "IEEE Transactions on Systems Science and Cybernetics 5(4)",
    "https://doi.org/10.1109/TSSC.1969.300225",
)
NELDER_WEDDERBURN_1972 = Reference(
    "nelder_wedderburn_1972",
    "J. A. Nelder and R. W. M. Wedderburn",
    1972,
    "Generalized linear models",
    "Journal of the Royal Statistical Society A 135(3)",
    "https://doi.org/10.2307/2344614",
)
ZASLAVSKY_1975 = Reference(
    "zaslavsky_1975",
    "T. Zaslavsky",
    1975,
    "Facing up to arrangements: face-count formulas for partitions of space by hyperplanes",
    "Memoirs of the American Mathematical Society 1(154)",
    "https://doi.org/10.1090/memo/0154",
)
LINDLEY_PHILLIPS_1976 = Reference(
    "lindley_phillips_1976",
    "D. V. Lindley and L. D. Phillips",
    1976,
    "Inference for a Bernoulli process (a Bayesian view)",
    "The American Statistician 30(3)",
    "https://doi.org/10.1080/00031305.1976.10479154",
)
RUMELHART_HINTON_WILLIAMS_1986 = Reference(
    "rumelhart_hinton_williams_1986",
    "D. E. Rumelhart, G. E. Hinton and R. J. Williams",
    1986,
    "Learning representations by back-propagating errors",
    "Nature 323",
    "https://doi.org/10.1038/323533a0",
)
BALDI_HORNIK_1989 = Reference(
    "baldi_hornik_1989",
    "P. Baldi and K. Hornik",
    1989,
    "Neural networks and principal component analysis: learning from examples without local minima",
    "Neural Networks 2(1)",
    "https://doi.org/10.1016/0893-6080%2889%2990014-2",
)
DALAL_FOWLKES_HOADLEY_1989 = Reference(
    "dalal_fowlkes_hoadley_1989",
    "S. R. Dalal, E. B. Fowlkes and B. Hoadley",
    1989,
    "Risk analysis of the space shuttle: pre-Challenger prediction of failure",
    "Journal of the American Statistical Association 84(408)",
    "https://doi.org/10.1080/01621459.1989.10478858",
)
CYBENKO_1989 = Reference(
    "cybenko_1989",
    "G. Cybenko",
    1989,
    "Approximation by superpositions of a sigmoidal function",
    "Mathematics of Control, Signals and Systems 2(4)",
    "https://doi.org/10.1007/BF02551274",
)
BRIDLE_1990 = Reference(
    "bridle_1990",
    "J. S. Bridle",
    1990,
    "Probabilistic interpretation of feedforward classification network outputs, with relationships to statistical "
    "pattern recognition",
    "Neurocomputing: Algorithms, Architectures and Applications, NATO ASI Series 68",
    "https://doi.org/10.1007/978-3-642-76153-9_28",
)
HORNIK_1991 = Reference(
    "hornik_1991",
    "K. Hornik",
    1991,
    "Approximation capabilities of multilayer feedforward networks",
    "Neural Networks 4(2)",
    "https://doi.org/10.1016/0893-6080(91)90009-T",
)
LESHNO_1993 = Reference(
    "leshno_1993",
    "M. Leshno, V. Ya. Lin, A. Pinkus and S. Schocken",
    1993,
    "Multilayer feedforward networks with a nonpolynomial activation function can approximate any function",
    "Neural Networks 6(6)",
    "https://doi.org/10.1016/S0893-6080(05)80131-5",
)
DONOHO_JOHNSTONE_1994 = Reference(
    "donoho_johnstone_1994",
    "D. L. Donoho and I. M. Johnstone",
    1994,
    "Ideal spatial adaptation by wavelet shrinkage",
    "Biometrika 81(3)",
    "https://doi.org/10.1093/biomet/81.3.425",
)
DONOHO_1995 = Reference(
    "donoho_1995",
    "D. L. Donoho",
    1995,
    "De-noising by soft-thresholding",
    "IEEE Transactions on Information Theory 41(3)",
    "https://doi.org/10.1109/18.382009",
)
ALPAYDIN_1998 = Reference(
    "alpaydin_1998",
    "E. Alpaydin and C. Kaynak",
    1998,
    "Optical recognition of handwritten digits",
    "UCI Machine Learning Repository",
    "https://doi.org/10.24432/C50P49",
)
LECUN_1998 = Reference(
    "lecun_1998",
    "Y. LeCun, L. Bottou, G. B. Orr and K.-R. Müller",
    1998,
    "Efficient BackProp",
    "Neural Networks: Tricks of the Trade, Springer",
    "https://doi.org/10.1007/3-540-49430-8_2",
)
AGRESTI_COULL_1998 = Reference(
    "agresti_coull_1998",
    "A. Agresti and B. A. Coull",
    1998,
    "Approximate is better than “exact” for interval estimation of binomial proportions",
    "The American Statistician 52(2)",
    "https://doi.org/10.1080/00031305.1998.10480550",
)
DUGAS_2000 = Reference(
    "dugas_2000",
    "C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau and R. Garcia",
    2000,
    "Incorporating second-order functional knowledge for better option pricing",
    "NeurIPS",
    "https://proceedings.neurips.cc/paper/2000/hash/44968aece94f667e4095002d140b5896-Abstract.html",
)
LOADER_2000 = Reference(
    "loader_2000",
    "C. Loader",
    2000,
    "Fast and accurate computation of binomial probabilities",
    "Manuscript",
    "https://www.r-project.org/doc/reports/CLoader-dbinom-2002.pdf",
)
BROWN_CAI_DASGUPTA_2001 = Reference(
    "brown_cai_dasgupta_2001",
    "L. D. Brown, T. T. Cai and A. DasGupta",
    2001,
    "Interval estimation for a binomial proportion",
    "Statistical Science 16(2)",
    "https://doi.org/10.1214/ss/1009213286",
)
KAMRUZZAMAN_AZIZ_2002 = Reference(
    "kamruzzaman_aziz_2002",
    "J. Kamruzzaman and S. M. Aziz",
    2002,
    "A note on activation function in multilayer feedforward learning",
    "IJCNN",
    "https://scholar.google.com/scholar?q=%22A+note+on+activation+function+in+multilayer+feedforward+learning%22",
)
NEW_SCIENTIST_2002 = Reference(
    "new_scientist_2002",
    "New Scientist",
    2002,
    "Euro coin accused of unfair flipping",
    "New Scientist, 4 January",
    "https://www.newscientist.com/article/dn1748-euro-coin-accused-of-unfair-flipping/",
)
DAUBECHIES_2004 = Reference(
    "daubechies_2004",
    "I. Daubechies, M. Defrise and C. De Mol",
    2004,
    "An iterative thresholding algorithm for linear inverse problems with a sparsity constraint",
    "Communications on Pure and Applied Mathematics 57(11)",
    "https://doi.org/10.1002/cpa.20042",
)
DIACONIS_HOLMES_MONTGOMERY_2007 = Reference(
    "diaconis_holmes_montgomery_2007",
    "P. Diaconis, S. Holmes and R. Montgomery",
    2007,
    "Dynamical bias in the coin toss",
    "SIAM Review 49(2)",
    "https://doi.org/10.1137/S0036144504446436",
)
GOMES_LUDERMIR_2008 = Reference(
    "gomes_ludermir_2008",
    "G. S. da S. Gomes and T. B. Ludermir",
    2008,
    "Complementary log-log and probit: activation functions implemented in artificial neural networks",
    "Eighth International Conference on Hybrid Intelligent Systems",
    "https://ieeexplore.ieee.org/document/4626755",
)
TURIAN_BERGSTRA_BENGIO_2009 = Reference(
    "turian_bergstra_bengio_2009",
    "J. Turian, J. Bergstra and Y. Bengio",
    2009,
    "Quadratic features and deep architectures for chunking",
    "NAACL HLT, short papers",
    "https://aclanthology.org/N09-2062",
)
ALDOUS_2009 = Reference(
    "aldous_2009",
    "D. Aldous",
    2009,
    "40,000 coin tosses yield ambiguous evidence for dynamical bias",
    "University of California, Berkeley",
    "https://www.stat.berkeley.edu/~aldous/Real-World/coin_tosses.html",
)
CLARK_WESTERBERG_2009 = Reference(
    "clark_westerberg_2009",
    "M. P. A. Clark and B. D. Westerberg",
    2009,
    "How random is the toss of a coin?",
    "Canadian Medical Association Journal 181(12)",
    "https://doi.org/10.1503/cmaj.091733",
)
GLOROT_BENGIO_2010 = Reference(
    "glorot_bengio_2010",
    "X. Glorot and Y. Bengio",
    2010,
    "Understanding the difficulty of training deep feedforward neural networks",
    "AISTATS",
    "https://proceedings.mlr.press/v9/glorot10a.html",
)
KRIZHEVSKY_2010 = Reference(
    "krizhevsky_2010",
    "A. Krizhevsky",
    2010,
    "Convolutional deep belief networks on CIFAR-10",
    "Unpublished manuscript, University of Toronto",
    "https://www.cs.toronto.edu/~kriz/conv-cifar10-aug2010.pdf",
)
NAIR_HINTON_2010 = Reference(
    "nair_hinton_2010",
    "V. Nair and G. E. Hinton",
    2010,
    "Rectified linear units improve restricted Boltzmann machines",
    "ICML",
    "https://www.cs.toronto.edu/~fritz/absps/reluICML.pdf",
)
GREGOR_LECUN_2010 = Reference(
    "gregor_lecun_2010",
    "K. Gregor and Y. LeCun",
    2010,
    "Learning fast approximations of sparse coding",
    "ICML",
    "https://icml.cc/Conferences/2010/papers/449.pdf",
)
COLLOBERT_2011 = Reference(
    "collobert_2011",
    "R. Collobert, J. Weston, L. Bottou, M. Karlen, K. Kavukcuoglu and P. Kuksa",
    2011,
    "Natural language processing (almost) from scratch",
    "Journal of Machine Learning Research 12",
    "https://jmlr.org/papers/v12/collobert11a.html",
)
COLLOBERT_KAVUKCUOGLU_FARABET_2011 = Reference(
    "collobert_kavukcuoglu_farabet_2011",
    "R. Collobert, K. Kavukcuoglu and C. Farabet",
    2011,
    "Torch7: a Matlab-like environment for machine learning",
    "BigLearn, NIPS Workshop",
    "https://infoscience.epfl.ch/record/192376",
)
GLOROT_BORDES_BENGIO_2011 = Reference(
    "glorot_bordes_bengio_2011",
    "X. Glorot, A. Bordes and Y. Bengio",
    2011,
    "Deep sparse rectifier neural networks",
    "AISTATS",
    "https://proceedings.mlr.press/v15/glorot11a.html",
)
IZBICKI_2011 = Reference(
    "izbicki_2011",
    "M. Izbicki",
    2011,
    "How to create an unfair coin and prove it with math",
    "izbicki.me",
    "https://izbicki.me/blog/how-to-create-an-unfair-coin-and-prove-it-with-math.html",
)
KRIZHEVSKY_2012 = Reference(
    "krizhevsky_2012",
    "A. Krizhevsky, I. Sutskever and G. E. Hinton",
    2012,
    "ImageNet classification with deep convolutional neural networks",
    "NeurIPS",
    "https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks",
)
MAAS_2013 = Reference(
    "maas_2013",
    "A. L. Maas, A. Y. Hannun and A. Y. Ng",
    2013,
    "Rectifier nonlinearities improve neural network acoustic models",
    "ICML Workshop on Deep Learning for Audio, Speech and Language Processing",
    "https://ai.stanford.edu/~amaas/papers/relu_hybrid_icml2013_final.pdf",
)
GOODFELLOW_2013 = Reference(
    "goodfellow_2013",
    "I. J. Goodfellow, D. Warde-Farley, M. Mirza, A. Courville and Y. Bengio",
    2013,
    "Maxout networks",
    "ICML",
    "https://arxiv.org/abs/1302.4389",
)
SAXE_2014 = Reference(
    "saxe_2014",
    "A. M. Saxe, J. L. McClelland and S. Ganguli",
    2014,
    "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
    "ICLR",
    "https://arxiv.org/abs/1312.6120",
)
MONTUFAR_2014 = Reference(
    "montufar_2014",
    "G. Montúfar, R. Pascanu, K. Cho and Y. Bengio",
    2014,
    "On the number of linear regions of deep neural networks",
    "NeurIPS",
    "https://arxiv.org/abs/1402.1869",
)
COURBARIAUX_2015 = Reference(
    "courbariaux_2015",
    "M. Courbariaux, Y. Bengio and J.-P. David",
    2015,
    "BinaryConnect: training deep neural networks with binary weights during propagations",
    "NeurIPS",
    "https://arxiv.org/abs/1511.00363",
)
HE_2015 = Reference(
    "he_2015",
    "K. He, X. Zhang, S. Ren and J. Sun",
    2015,
    "Delving deep into rectifiers: surpassing human-level performance on ImageNet classification",
    "ICCV",
    "https://arxiv.org/abs/1502.01852",
)
XU_2015 = Reference(
    "xu_2015",
    "B. Xu, N. Wang, T. Chen and M. Li",
    2015,
    "Empirical evaluation of rectified activations in convolutional network",
    "arXiv",
    "https://arxiv.org/abs/1505.00853",
)
IOFFE_SZEGEDY_2015 = Reference(
    "ioffe_szegedy_2015",
    "S. Ioffe and C. Szegedy",
    2015,
    "Batch normalization: accelerating deep network training by reducing internal covariate shift",
    "ICML",
    "https://arxiv.org/abs/1502.03167",
)
KARPATHY_2015 = Reference(
    "karpathy_2015",
    "A. Karpathy",
    2015,
    "Neural networks, part 1: setting up the architecture",
    "Notes of the course CS231n, Stanford University",
    "https://cs231n.github.io/neural-networks-1/",
)
KONDA_2015 = Reference(
    "konda_2015",
    "K. Konda, R. Memisevic and D. Krueger",
    2015,
    "Zero-bias autoencoders and the benefits of co-adapting features",
    "ICLR",
    "https://arxiv.org/abs/1402.3337",
)
HINTON_VINYALS_DEAN_2015 = Reference(
    "hinton_vinyals_dean_2015",
    "G. Hinton, O. Vinyals and J. Dean",
    2015,
    "Distilling the knowledge in a neural network",
    "arXiv",
    "https://arxiv.org/abs/1503.02531",
)
NIELSEN_2015 = Reference(
    "nielsen_2015",
    "M. A. Nielsen",
    2015,
    "Neural Networks and Deep Learning, chapter 3",
    "Determination Press",
    "https://github.com/mnielsen/neural-networks-and-deep-learning",
)
GOODFELLOW_BENGIO_COURVILLE_2016 = Reference(
    "goodfellow_bengio_courville_2016",
    "I. Goodfellow, Y. Bengio and A. Courville",
    2016,
    "Deep Learning",
    "MIT Press",
    "https://www.deeplearningbook.org",
)
MARTINS_ASTUDILLO_2016 = Reference(
    "martins_astudillo_2016",
    "A. F. T. Martins and R. F. Astudillo",
    2016,
    "From softmax to sparsemax: a sparse model of attention and multi-label classification",
    "ICML",
    "https://arxiv.org/abs/1602.02068",
)
SHANG_2016 = Reference(
    "shang_2016",
    "W. Shang, K. Sohn, D. Almeida and H. Lee",
    2016,
    "Understanding and improving convolutional neural networks via concatenated rectified linear units",
    "ICML",
    "https://arxiv.org/abs/1603.05201",
)
COURBARIAUX_2016 = Reference(
    "courbariaux_2016",
    "M. Courbariaux, I. Hubara, D. Soudry, R. El-Yaniv and Y. Bengio",
    2016,
    "Binarized neural networks: training deep neural networks with weights and activations constrained to +1 or -1",
    "arXiv",
    "https://arxiv.org/abs/1602.02830",
)
POOLE_2016 = Reference(
    "poole_2016",
    "B. Poole, S. Lahiri, M. Raghu, J. Sohl-Dickstein and S. Ganguli",
    2016,
    "Exponential expressivity in deep neural networks through transient chaos",
    "Advances in Neural Information Processing Systems 29",
    "https://arxiv.org/abs/1606.05340",
)
CLEVERT_2016 = Reference(
    "clevert_2016",
    "D.-A. Clevert, T. Unterthiner and S. Hochreiter",
    2016,
    "Fast and accurate deep network learning by exponential linear units (ELUs)",
    "ICLR",
    "https://arxiv.org/abs/1511.07289",
)
HENDRYCKS_GIMPEL_2016 = Reference(
    "hendrycks_gimpel_2016",
    "D. Hendrycks and K. Gimpel",
    2016,
    "Gaussian error linear units (GELUs)",
    "arXiv",
    "https://arxiv.org/abs/1606.08415",
)
BARRON_2017 = Reference(
    "barron_2017",
    "J. T. Barron",
    2017,
    "Continuously differentiable exponential linear units",
    "arXiv",
    "https://arxiv.org/abs/1704.07483",
)
KLAMBAUER_2017 = Reference(
    "klambauer_2017",
    "G. Klambauer, T. Unterthiner, A. Mayr and S. Hochreiter",
    2017,
    "Self-normalizing neural networks",
    "NeurIPS",
    "https://arxiv.org/abs/1706.02515",
)
RAMACHANDRAN_ZOPH_LE_2017 = Reference(
    "ramachandran_zoph_le_2017",
    "P. Ramachandran, B. Zoph and Q. V. Le",
    2017,
    "Searching for activation functions",
    "arXiv",
    "https://arxiv.org/abs/1710.05941",
)
DAUPHIN_2017 = Reference(
    "dauphin_2017",
    "Y. N. Dauphin, A. Fan, M. Auli and D. Grangier",
    2017,
    "Language modeling with gated convolutional networks",
    "ICML",
    "https://arxiv.org/abs/1612.08083",
)
SCHOENHOLZ_2017 = Reference(
    "schoenholz_2017",
    "S. S. Schoenholz, J. Gilmer, S. Ganguli and J. Sohl-Dickstein",
    2017,
    "Deep information propagation",
    "International Conference on Learning Representations",
    "https://arxiv.org/abs/1611.01232",
)
JANG_GU_POOLE_2017 = Reference(
    "jang_gu_poole_2017",
    "E. Jang, S. Gu and B. Poole",
    2017,
    "Categorical reparameterization with Gumbel-softmax",
    "ICLR",
    "https://arxiv.org/abs/1611.01144",
)
MADDISON_MNIH_TEH_2017 = Reference(
    "maddison_mnih_teh_2017",
    "C. J. Maddison, A. Mnih and Y. W. Teh",
    2017,
    "The concrete distribution: a continuous relaxation of discrete random variables",
    "ICLR",
    "https://arxiv.org/abs/1611.00712",
)
VASWANI_2017 = Reference(
    "vaswani_2017",
    "A. Vaswani, N. Shazeer, N. Parmar, J. Uszkoreit, L. Jones, A. N. Gomez, Ł. Kaiser and I. Polosukhin",
    2017,
    "Attention is all you need",
    "NeurIPS",
    "https://arxiv.org/abs/1706.03762",
)
ELFWING_UCHIBE_DOYA_2018 = Reference(
    "elfwing_uchibe_doya_2018",
    "S. Elfwing, E. Uchibe and K. Doya",
    2018,
    "Sigmoid-weighted linear units for neural network function approximation in reinforcement learning",
    "Neural Networks 107",
    "https://arxiv.org/abs/1702.03118",
)
SERRA_2018 = Reference(
    "serra_2018",
    "T. Serra, C. Tjandraatmadja and S. Ramalingam",
    2018,
    "Bounding and counting linear regions of deep neural networks",
    "ICML",
    "https://arxiv.org/abs/1711.02114",
)
SANTURKAR_2018 = Reference(
    "santurkar_2018",
    "S. Santurkar, D. Tsipras, A. Ilyas and A. Mądry",
    2018,
    "How does batch normalization help optimization?",
    "NeurIPS",
    "https://arxiv.org/abs/1805.11604",
)
HOWARD_2019 = Reference(
    "howard_2019",
    "A. Howard, M. Sandler, G. Chu, L.-C. Chen, B. Chen, M. Tan, W. Wang, Y. Zhu, R. Pang, V. Vasudevan, Q. V. Le "
    "and H. Adam",
    2019,
    "Searching for MobileNetV3",
    "ICCV",
    "https://arxiv.org/abs/1905.02244",
)
WIGHTMAN_2019 = Reference(
    "wightman_2019",
    "R. Wightman",
    2019,
    "PyTorch image models",
    "GitHub",
    "https://github.com/huggingface/pytorch-image-models",
)
HANIN_ROLNICK_2019 = Reference(
    "hanin_rolnick_2019",
    "B. Hanin and D. Rolnick",
    2019,
    "Deep ReLU networks have surprisingly few activation patterns",
    "NeurIPS",
    "https://arxiv.org/abs/1906.00904",
)
YANG_2019 = Reference(
    "yang_2019",
    "G. Yang, J. Pennington, V. Rao, J. Sohl-Dickstein and S. S. Schoenholz",
    2019,
    "A mean field theory of batch normalization",
    "ICLR",
    "https://arxiv.org/abs/1902.08129",
)
BLONDEL_MARTINS_NICULAE_2020 = Reference(
    "blondel_martins_niculae_2020",
    "M. Blondel, A. F. T. Martins and V. Niculae",
    2020,
    "Learning with Fenchel-Young losses",
    "Journal of Machine Learning Research 21",
    "https://arxiv.org/abs/1901.02324",
)
LU_2020 = Reference(
    "lu_2020",
    "L. Lu, Y. Shin, Y. Su and G. E. Karniadakis",
    2020,
    "Dying ReLU and initialization: theory and numerical examples",
    "Communications in Computational Physics 28(5)",
    "https://arxiv.org/abs/1903.06733",
)
MISRA_2020 = Reference(
    "misra_2020",
    "D. Misra",
    2020,
    "Mish: a self regularized non-monotonic activation function",
    "BMVC",
    "https://arxiv.org/abs/1908.08681",
)
LIPPE_2020 = Reference(
    "lippe_2020",
    "P. Lippe",
    2020,
    "Tutorial 3: Activation functions",
    "UvA Deep Learning Tutorials, University of Amsterdam",
    "https://uvadlc-notebooks.readthedocs.io/en/latest/tutorial_notebooks/tutorial3/Activation_Functions.html",
)
SHAZEER_2020 = Reference(
    "shazeer_2020",
    "N. Shazeer",
    2020,
    "GLU variants improve transformer",
    "arXiv",
    "https://arxiv.org/abs/2002.05202",
)
BERTOIN_2021 = Reference(
    "bertoin_2021",
    "D. Bertoin, J. Bolte, S. Gerchinovitz and E. Pauwels",
    2021,
    "Numerical influence of ReLU'(0) on backpropagation",
    "NeurIPS",
    "https://arxiv.org/abs/2106.12915",
)
BLANCHARD_HIGHAM_HIGHAM_2021 = Reference(
    "blanchard_higham_higham_2021",
    "P. Blanchard, D. J. Higham and N. J. Higham",
    2021,
    "Accurately computing the log-sum-exp and softmax functions",
    "IMA Journal of Numerical Analysis 41(4)",
    "https://doi.org/10.1093/imanum/draa038",
)
SO_2021 = Reference(
    "so_2021",
    "D. R. So, W. Mańke, H. Liu, Z. Dai, N. Shazeer and Q. V. Le",
    2021,
    "Primer: searching for efficient transformers for language modeling",
    "NeurIPS",
    "https://arxiv.org/abs/2109.08668",
)
BARRON_2021 = Reference(
    "barron_2021",
    "J. T. Barron",
    2021,
    "Squareplus: a softplus-like algebraic rectifier",
    "arXiv",
    "https://arxiv.org/abs/2112.11687",
)
CHOWDHERY_2022 = Reference(
    "chowdhery_2022",
    "A. Chowdhery, S. Narang, J. Devlin et al",
    2022,
    "PaLM: scaling language modeling with pathways",
    "arXiv",
    "https://arxiv.org/abs/2204.02311",
)
BARTOS_2023 = Reference(
    "bartos_2023",
    "F. Bartoš, A. Sarafoglou, H. R. Godmann and others",
    2023,
    "Fair coins tend to land on the same side they started: evidence from 350,757 flips",
    "arXiv",
    "https://arxiv.org/abs/2310.04153",
)
TOUVRON_2023 = Reference(
    "touvron_2023",
    "H. Touvron, T. Lavril, G. Izacard et al",
    2023,
    "LLaMA: open and efficient foundation language models",
    "arXiv",
    "https://arxiv.org/abs/2302.13971",
)
